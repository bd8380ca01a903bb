import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkName, NAME_RULES } from "../../src/aws/names.js";

describe("names", () => {
  it.each(Object.entries(NAME_RULES).map(([kind, rule]) => ({ kind, rule })))(
    "of a $kind may be as long as AWS allows and no longer",
    ({ rule }) => {
      expect(checkName(rule, "a".repeat(rule.maxLength))).toEqual([]);
      const length = rule.maxLength + 1;
      expect(checkName(rule, "a".repeat(length))).toEqual([
        `${rule.kind} is "${"a".repeat(length)}", ${length} characters long: at most ${rule.maxLength} are allowed`,
      ]);
    },
  );

  it.each([
    ["loadBalancer", "-web"],
    ["loadBalancer", "web_1"],
    ["targetGroup", "web-"],
    ["securityGroup", "wéb"],
    ["role", "a b"],
    ["policy", "a/b"],
    ["family", "a.b"],
    ["cluster", "a b"],
    ["service", "a+b"],
    ["logGroup", "a*b"],
    ["role", ""],
  ] as const)("of a %s may not be %j", (kind, value) => {
    const rule = NAME_RULES[kind];
    expect(checkName(rule, value)).toEqual([`${rule.kind} is "${value}": expected ${rule.allowed}`]);
  });

  it("may not begin as AWS' own do", () => {
    expect(checkName(NAME_RULES.loadBalancer, "internal-web")).toEqual([
      'load balancer name is "internal-web": names that begin with "internal-" are AWS\' own',
    ]);
    expect(checkName(NAME_RULES.securityGroup, "sg-web")).toEqual([
      'security group name is "sg-web": names that begin with "sg-" are AWS\' own',
    ]);
  });

  it("list every finding at once", () => {
    expect(checkName(NAME_RULES.loadBalancer, `internal-${"_".repeat(30)}`)).toHaveLength(3);
  });

  it("never make the check fail", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 600 }), (value) => {
        for (const rule of Object.values(NAME_RULES)) {
          checkName(rule, value);
        }
      }),
    );
  });
});
