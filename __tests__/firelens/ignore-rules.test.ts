import { describe, expect, it } from "vitest";
import { type CheckOptions, checkTaskDefinition } from "../../firelens/check.js";
import { formatFinding } from "../../firelens/finding.js";
import { app, fargateTask, router5 } from "../support/task-definitions.js";

/** Two containers with one fault each, of the same rule. */
const definition = fargateTask([
  app({ Name: "s3", bucket: "b" }),
  app({ Name: "s3", bucket: "b" }, { name: "web" }),
  router5,
]);
const reason = "the bucket is in us-east-1";
const found = (options: CheckOptions) => checkTaskDefinition(definition, options).map(formatFinding);
const s3Region = (container: string) =>
  `warning s3-region ${container}.logConfiguration.options.region: without region, s3 writes to us-east-1`;

describe("ignoreRules", () => {
  it("leaves out the findings of a rule", () => {
    expect(found({})).toEqual([s3Region("app"), s3Region("web")]);
    expect(found({ ignoreRules: [{ rule: "s3-region", reason }] })).toEqual([]);
  });

  it("leaves out those of one container", () => {
    expect(found({ ignoreRules: [{ rule: "s3-region", reason, container: "web" }] })).toEqual([
      s3Region("app"),
    ]);
  });

  it("reports what matched nothing", () => {
    expect(
      found({
        ignoreRules: [
          { rule: "s3-region", reason },
          { rule: "pattern", reason },
          { rule: "s3-region", reason, container: "db" },
        ],
      }),
    ).toEqual([
      'warning unused-ignore ignored rule that found nothing: "pattern"',
      'warning unused-ignore db: ignored rule that found nothing: "s3-region"',
    ]);
  });

  it("takes no unknown rule", () => {
    expect(() => found({ ignoreRules: [{ rule: "s3-regoin", reason }] })).toThrow(
      'rule: "s3-regoin"; did you mean s3-region?',
    );
  });

  it("takes no empty reason", () => {
    expect(() => found({ ignoreRules: [{ rule: "s3-region", reason: " " }] })).toThrow(
      'reason to ignore s3-region: " "; expected a reason',
    );
  });
});

describe("severities", () => {
  it("replace those of the rules, also of unused-ignore", () => {
    const options: CheckOptions = {
      ignoreRules: [{ rule: "pattern", reason }],
      severities: { "s3-region": "error", "unused-ignore": "error" },
    };
    expect(checkTaskDefinition(definition, options).map(({ severity }) => severity)).toEqual([
      "error",
      "error",
      "error",
    ]);
  });

  it("take no unknown rule", () => {
    expect(() => found({ severities: { "s3-regions": "error" } })).toThrow(
      'rule: "s3-regions"; did you mean s3-region?',
    );
  });
});

describe("isTerraform", () => {
  const withoutUser = fargateTask([app(), { ...router5, user: undefined }]);

  it("adds the findings that concern Terraform alone", () => {
    const ids = (options: CheckOptions) =>
      checkTaskDefinition(withoutUser, options).map(({ ruleId }) => ruleId);
    expect(ids({})).toEqual([]);
    expect(ids({ isTerraform: true })).toEqual(["router-user"]);
  });
});
