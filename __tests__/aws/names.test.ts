import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { showValue } from "../../firelens/message.js";
import { checkDeploymentName, checkName, NAME_RULES } from "../../src/aws/names.js";
import { FluentBitStack } from "../../src/fluent-bit-stack.js";
import { production } from "../../src/production.js";
import { configurationOf, testApp } from "../support/synthesize.js";
import { wordOf } from "../support/valid-props.js";

describe("the name of a deployment", () => {
  it.each(["a", "fluent-bit", "Web1", "internally", "sgx", "a".repeat(28)])("may be %j", (name) => {
    expect(checkDeploymentName(name)).toEqual([]);
  });

  it.each(["", "-web", "web-", "web_1", "wéb", "a b", "${var.name}", "a".repeat(29)])(
    "may not be %j",
    (name) => {
      expect(checkDeploymentName(name)).toEqual([
        `name: ${JSON.stringify(name)}; expected up to 28 letters, digits and hyphens, with no hyphen at either end`,
      ]);
    },
  );

  it.each(["internal", "internal-web", "sg", "sg-web"])("may not begin as AWS' own do, as in %j", (name) => {
    expect(checkDeploymentName(name)).toEqual([
      `name: "${name}"; expected another beginning than "internal-" and "sg-", which AWS reserves`,
    ]);
  });
});

/**
 * What AWS accepts as the names of the resources, by the type and argument that Terraform gives them.
 * Source: the AWS API references and the validators of the Terraform AWS provider.
 */
const ACCEPTED: Record<string, Record<string, RegExp>> = {
  aws_alb: { name: /^(?!internal-)[0-9A-Za-z]([0-9A-Za-z-]{0,30}[0-9A-Za-z])?$/ },
  aws_alb_target_group: { name: /^[0-9A-Za-z]([0-9A-Za-z-]{0,30}[0-9A-Za-z])?$/ },
  aws_security_group: { name: /^(?!sg-)[\w .:/()#,@[\]+=&;{}!$*-]{1,255}$/ },
  aws_iam_role: { name: /^[\w+=,.@-]{1,64}$/ },
  aws_iam_policy: { name: /^[\w+=,.@-]{1,128}$/ },
  aws_ecs_task_definition: { family: /^[\w-]{1,255}$/ },
  aws_ecs_cluster: { name: /^[\w-]{1,255}$/ },
  aws_ecs_service: { name: /^[\w-]{1,255}$/ },
  aws_cloudwatch_log_group: { name: /^[\w./#-]{1,512}$/ },
  aws_cloudwatch_metric_alarm: { alarm_name: /^\P{Cc}{1,255}$/u },
  aws_cloudwatch_event_rule: { name: /^[\w.-]{1,64}$/ },
  aws_sns_topic: { name: /^[\w-]{1,256}$/ },
  aws_s3_bucket: { bucket_prefix: /^[0-9a-z][0-9a-z.-]{0,36}$/ },
};

it("makes every resource of a stack a name that AWS accepts", () => {
  const certificate = { arn: "arn:aws:acm:us-east-1:111122223333:certificate/4f1f" };
  const names = wordOf("abcz019-", 28).filter((name) => checkDeploymentName(name).length === 0);
  const longest = "a".repeat(28);
  fc.assert(
    fc.property(names, (name) => {
      const props = production({ name, certificate });
      const { resource } = configurationOf(new FluentBitStack(testApp(), "fluent-bit", props));
      for (const [type, rules] of Object.entries(ACCEPTED)) {
        for (const [argument, pattern] of Object.entries(rules)) {
          for (const named of Object.values(resource[type] ?? {})) {
            expect(named[argument], `${type}.${argument}`).toMatch(pattern);
          }
          expect(resource).toHaveProperty(type);
        }
      }
    }),
    { numRuns: 5, examples: [[longest]] },
  );
});

describe("other names", () => {
  it.each(Object.values(NAME_RULES))("such as a $kind may be as long as AWS allows and no longer", (rule) => {
    expect(checkName(rule, "a".repeat(rule.maxLength))).toEqual([]);
    const tooLong = "a".repeat(rule.maxLength + 1);
    expect(checkName(rule, tooLong)).toEqual([
      `${rule.kind}: ${showValue(tooLong)}; expected up to ${rule.maxLength} ${rule.allowed}`,
    ]);
  });

  it.each([
    ["logGroup", "a*b"],
    ["logGroup", ""],
    ["bucketPrefix", "Web-"],
  ] as const)("of a %s may not be %j", (kind, value) => {
    const { kind: what, maxLength, allowed } = NAME_RULES[kind];
    expect(checkName(NAME_RULES[kind], value)).toEqual([
      `${what}: "${value}"; expected up to ${maxLength} ${allowed}`,
    ]);
  });
});
