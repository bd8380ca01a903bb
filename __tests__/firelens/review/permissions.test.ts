import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { Configuration } from "../../../firelens/review/configuration.js";
import { readPolicy, statementsBeyond } from "../../../firelens/review/policy-document.js";
import { configurationJson, linesIn, resourceChange, reviewOf } from "../../support/plan-json.js";

type Statement = Readonly<Record<string, unknown>>;

const policy = (...statements: readonly Statement[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
const allow = (Action: unknown, Resource: unknown = "*", others: Statement = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...others,
});

/** What a policy says that another does not, as `actions on resources`. */
function beyond(one: string, other: string): readonly string[] {
  return statementsBeyond(readPolicy(one) ?? [], readPolicy(other) ?? []).map(
    ({ effect, actions, resources }) => `${effect} ${actions.join(" ")} on ${resources.join(" ")}`,
  );
}

describe("the comparison of policies", () => {
  it.each([
    [
      "order, Sid and one-element lists",
      policy(allow(["a:X", "a:Y"])),
      policy(allow(["a:Y", "a:X"], ["*"], { Sid: "1" })),
    ],
    ["one statement or several", policy(allow(["a:X", "a:Y"])), policy(allow("a:X"), allow("a:Y"))],
    ["the case of actions", policy(allow("s3:GetObject")), policy(allow("S3:getobject"))],
    ["a statement that is no list", policy(allow("a:X")), JSON.stringify({ Statement: allow("a:X") })],
  ])("does not depend on %s", (_, one, other) => {
    expect([...beyond(one, other), ...beyond(other, one)]).toEqual([]);
  });

  it("finds what a wildcard does not cover", () => {
    const narrow = policy(allow(["logs:PutLogEvents", "s3:GetObject"], ["arn:a", "arn:b/x"]));
    const wide = policy(allow("logs:*"), allow("s3:Get*", "arn:b/*"));
    expect(beyond(narrow, wide)).toEqual(["Allow s3:GetObject on arn:a"]);
    expect(beyond(wide, narrow)).toEqual(["Allow logs:* on *", "Allow s3:Get* on arn:b/*"]);
  });

  it.each([
    ["effects", allow("a:X"), { ...allow("a:X"), Effect: "Deny" }],
    ["principals", allow("a:X", "*", { Principal: "*" }), allow("a:X", "*", { Principal: { AWS: "1" } })],
    [
      "conditions",
      allow("a:X"),
      allow("a:X", "*", { Condition: { Bool: { "aws:SecureTransport": "true" } } }),
    ],
    ["what is left out", allow("a:X"), { Effect: "Allow", NotAction: "a:X", Resource: "*" }],
    ["who is left out", allow("a:X", "*", { Principal: "*" }), allow("a:X", "*", { NotPrincipal: "*" })],
  ])("tells different %s apart", (_, one, other) => {
    expect(beyond(policy(one), policy(other))).toHaveLength(1);
    expect(beyond(policy(other), policy(one))).toHaveLength(1);
  });

  it("does not let ? cover *", () => {
    expect(beyond(policy(allow("a:*")), policy(allow("a:?")))).toHaveLength(1);
    expect(beyond(policy(allow("a:?")), policy(allow("a:*")))).toEqual([]);
  });

  it("agrees with a regular expression on what a pattern covers", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 6 });
    fc.assert(
      fc.property(text, fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 6 }), (pattern, name) => {
        const expression = new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`);
        const isCovered = beyond(policy(allow("a:X", name)), policy(allow("a:X", pattern))).length === 0;
        expect(isCovered).toBe(expression.test(name));
      }),
    );
  });
});

describe("permissions", () => {
  const permissions = (...args: Parameters<typeof reviewOf>) => linesIn("permissions", reviewOf(...args));

  it("say what a role gains and loses", () => {
    const change = resourceChange("aws_iam_role_policy.logs", {
      before: { role: "web", policy: policy(allow(["logs:PutLogEvents", "s3:GetObject"], "arn:a")) },
      after: { role: "web", policy: policy(allow(["logs:PutLogEvents", "logs:CreateLogGroup"], "arn:a")) },
    });
    expect(permissions([change])).toEqual([
      [
        "~ role web gains and loses (aws_iam_role_policy.logs)",
        "+ allow logs:CreateLogGroup on arn:a",
        "- allow s3:GetObject on arn:a",
      ],
    ]);
  });

  it("are not told of a policy that is only written otherwise", () => {
    const change = resourceChange("aws_iam_role_policy.logs", {
      before: { role: "web", policy: policy(allow(["a:X", "a:Y"])) },
      after: { role: "web", policy: policy(allow("a:Y"), allow("a:X")) },
    });
    expect(permissions([change])).toEqual([]);
  });

  it("say that a policy is known after apply, and of what", () => {
    const address = "aws_iam_role_policy.logs";
    const change = resourceChange(address, {
      before: { role: "web", policy: policy(allow("a:X")) },
      after: { role: "web" },
      marks: { after_unknown: { policy: true } },
    });
    const references = ["aws_s3_bucket.logs.arn", "aws_s3_bucket.logs", "var.name"];
    expect(permissions([change], configurationJson({ [address]: { policy: { references } } }))).toEqual([
      [
        "! role web may lose (aws_iam_role_policy.logs)",
        "- allow a:X on *",
        "! the new policy is known after apply: it refers to aws_s3_bucket.logs",
      ],
    ]);
  });

  it("name who gets a policy that is attached, and the attachment", () => {
    const attachment = "aws_iam_role_policy_attachment.a";
    const review = permissions(
      [
        resourceChange("aws_iam_policy.p", { after: { policy: policy(allow("a:X")) } }),
        resourceChange(attachment, {
          after: { role: "web" },
          marks: { after_unknown: { policy_arn: true } },
        }),
      ],
      configurationJson({
        [attachment]: { policy_arn: { references: ["aws_iam_policy.p.arn", "aws_iam_policy.p"] } },
      }),
    );
    expect(review).toEqual([
      ["+ role web gains (aws_iam_policy.p)", "+ allow a:X on *"],
      [`+ role web gains (${attachment})`, "+ allow all of the policy aws_iam_policy.p"],
    ]);
  });

  it("move with an attachment from one role to another", () => {
    const change = resourceChange("aws_iam_role_policy_attachment.a", {
      before: { role: "one", policy_arn: "arn:p" },
      after: { role: "two", policy_arn: "arn:p" },
      replace: true,
    });
    expect(permissions([change]).map(([text]) => text)).toEqual([
      "+ role two gains (aws_iam_role_policy_attachment.a)",
      "- role one loses (aws_iam_role_policy_attachment.a)",
    ]);
  });

  it("show trust policies, inline policies and the policies of resources", () => {
    const trust = policy({
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Service: ["ecs-tasks.amazonaws.com"] },
    });
    const inline = [{ name: "a", policy: policy(allow("a:X")) }];
    const key = policy(allow("kms:*", "*", { Principal: "*", Condition: { Bool: { b: "true" } } }));
    expect(
      permissions([
        resourceChange("aws_iam_role.a", { after: { assume_role_policy: trust, inline_policy: inline } }),
        resourceChange("aws_kms_key.k", { after: { policy: key } }),
      ]),
    ).toEqual([
      [
        "+ role aws_iam_role.a, its trust policy, gains",
        "+ allow Service ecs-tasks.amazonaws.com: sts:AssumeRole",
      ],
      ["+ role aws_iam_role.a, its inline policies, gains", "+ allow a:X on *"],
      ["+ the policy of aws_kms_key.k gains", '+ allow *: kms:* on * if {"Bool":{"b":"true"}}'],
    ]);
  });

  it("leave alone what is called a policy and is none", () => {
    const change = resourceChange("aws_ecr_lifecycle_policy.a", { after: { policy: '{"rules":[]}' } });
    expect(permissions([change])).toEqual([]);
  });

  it("do not show a sensitive policy", () => {
    const change = resourceChange("aws_iam_role_policy.a", {
      before: { role: "web", policy: policy(allow("a:Hidden")) },
      after: { role: "web", policy: policy(allow("a:Other")) },
      marks: { before_sensitive: { policy: true }, after_sensitive: { policy: true } },
    });
    expect(permissions([change])).toEqual([
      ["! role web changes (aws_iam_role_policy.a)", "! the policy is sensitive"],
    ]);
  });
});

describe("the effort for a plan", () => {
  /** How often the references of an attribute are looked up for a plan of so many policies that nobody knows yet. */
  function lookUps(policies: number): number {
    const references = vi.spyOn(Configuration.prototype, "references");
    const numbers = Array.from({ length: policies }, (_, index) => index);
    const marks = { after_unknown: { policy_arn: true } };
    reviewOf(
      numbers.flatMap((number) => [
        resourceChange(`aws_iam_policy.p${number}`, { after: { policy: "{}" } }),
        resourceChange(`aws_iam_role_policy_attachment.a${number}`, { after: { role: "r" }, marks }),
      ]),
      configurationJson(
        Object.fromEntries(
          numbers.map((number) => [
            `aws_iam_role_policy_attachment.a${number}`,
            { policy_arn: { references: [`aws_iam_policy.p${number}`] } },
          ]),
        ),
      ),
    );
    const { length } = references.mock.calls;
    references.mockRestore();
    return length;
  }

  it("grows with the number of policies, not with its square", () => {
    const few = lookUps(10);
    expect(few).toBeGreaterThan(0);
    expect(lookUps(40)).toBe(4 * few);
  });
});
