import { describe, expect, it } from "vitest";
import { checkTaskDefinition } from "../../firelens/check.js";
import { RULE_EXAMPLES } from "../../firelens/data/rule-examples.js";
import { exampleText, type RuleExample } from "../../firelens/rule-example.js";
import { RULES } from "../../firelens/rules/index.js";
import { app, fargateTask, router } from "../support/task-definitions.js";

it("every rule has an example", () => {
  expect(Object.keys(RULE_EXAMPLES).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

describe("an example triggers its rule, and stops doing so when it is put right", () => {
  for (const [id, { of, bad, good }] of Object.entries(RULE_EXAMPLES)) {
    it(id, () => {
      expect(rulesThatComplain(of, bad)).toContain(id);
      expect(rulesThatComplain(of, good)).not.toContain(id);
    });
  }
});

/** The rules that complain about a task definition that holds the example, and is small otherwise. */
function rulesThatComplain(of: RuleExample["of"], fields: RuleExample["bad"]): readonly string[] {
  const part = JSON.parse(exampleText(of, fields));
  const own = of === "router" ? {} : part;
  const application = of === "task" ? app() : { ...app({ Name: "stdout" }), ...own };
  const logRouter = router({
    name: "log-router",
    user: undefined,
    logConfiguration: undefined,
    ...(of === "router" ? part : {}),
  });
  const definition = fargateTask([application, logRouter], of === "task" ? part : {});
  return checkTaskDefinition(definition, { isTerraform: true }).map(({ ruleId }) => ruleId);
}
