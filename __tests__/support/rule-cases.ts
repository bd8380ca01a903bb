import { describe, expect, it } from "vitest";
import { checkTaskDefinition } from "../../firelens/check.js";
import type { TaskDefinition } from "../../firelens/model/task-definition.js";
import type { Rule } from "../../firelens/rule.js";

export interface RuleCase {
  /** A definition that the rule complains about, and nothing else is wrong with it. */
  readonly triggers: TaskDefinition;
  /** Where it complains, and what it says. */
  readonly finding: string;
  /** @default - the rule's */
  readonly severity?: "warning";
  /** The nearest definition that it does not complain about. */
  readonly passes: TaskDefinition;
  /** One that it only warns about, if the rule says when. */
  readonly warns?: TaskDefinition;
}

/** Tests each rule of the group with its cases; a rule without a case fails. */
export function testRules(
  rules: readonly Rule[],
  cases: Readonly<Record<string, readonly RuleCase[]>>,
): void {
  it("has a case for every rule", () => {
    expect(Object.keys(cases).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  for (const { id, severity, warningWhen } of rules) {
    describe(id, () => {
      const own = (definition: TaskDefinition) =>
        checkTaskDefinition(definition, { isTerraform: true }).filter(({ ruleId }) => ruleId === id);

      for (const { triggers, finding, severity: expected = severity, passes, warns } of cases[id] ?? []) {
        it(`complains: ${finding}`, () => {
          const [first] = own(triggers);
          expect(`${first?.path}: ${first?.message}`).toBe(finding);
          expect(first?.severity).toBe(expected);
        });

        it(`lets pass what is right (${finding.split(":", 1)})`, () => {
          expect(own(passes)).toEqual([]);
        });

        if (warns !== undefined) {
          it(`only warns if ${warningWhen}`, () => {
            expect(own(warns).map((found) => found.severity)).toEqual(["warning"]);
          });
        }
      }

      it("has a case for its warning, if it says when it is one", () => {
        const hasWarning = (cases[id] ?? []).some(
          ({ warns, severity: own }) => warns !== undefined || (own === "warning" && severity === "error"),
        );
        expect(hasWarning).toBe(warningWhen !== undefined);
      });
    });
  }
}
