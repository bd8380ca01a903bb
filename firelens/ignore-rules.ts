import { nearest } from "./facts/nearest.js";
import type { Finding, Severity } from "./finding.js";
import { formatMessage } from "./message.js";
import type { RuleDescription } from "./rule.js";
import { RULES } from "./rules/index.js";

/** A rule whose findings are accepted. */
export interface IgnoredRule {
  /** Id of the rule. */
  readonly rule: string;
  /** Why its findings are accepted. */
  readonly reason: string;
  /** Name of the container whose findings are accepted. @default - those of the whole task definition */
  readonly container?: string;
}

/** The finding that an ignored rule had nothing to ignore. */
const UNUSED_IGNORE: RuleDescription = {
  id: "unused-ignore",
  severity: "warning",
  title: "an ignored rule that found nothing",
  why: "the fault is gone or elsewhere: what is ignored for no reason hides the next fault of its kind",
  source: "the options of this check: ignoreRules",
};

/** Every rule that a finding can name. */
export const RULE_DESCRIPTIONS: readonly RuleDescription[] = [...RULES, UNUSED_IGNORE];

/** A rule id that there is not, or an ignored rule without a reason. */
export class UnknownRuleError extends Error {
  /** Tells the error from others. */
  override readonly name = "UnknownRuleError";
}

/** @throws UnknownRuleError if there is no rule of that id. */
export function checkRuleId(id: string): void {
  const ids = RULE_DESCRIPTIONS.map((rule) => rule.id);
  if (!ids.includes(id)) {
    throw new UnknownRuleError(formatMessage({ what: "rule", value: id, nearest: nearest(id, ids) }));
  }
}

/**
 * Leaves the findings out that are ignored.
 *
 * @returns the findings that are left, and the ignored rules that matched none.
 * @throws UnknownRuleError if there is no rule of that id, or if the reason is empty.
 */
export function ignoreFindings(
  findings: readonly Finding[],
  ignored: readonly IgnoredRule[],
): { readonly findings: Finding[]; readonly unused: IgnoredRule[] } {
  for (const { rule, reason } of ignored) {
    checkRuleId(rule);
    if (reason.trim() === "") {
      throw new UnknownRuleError(
        formatMessage({ what: `reason to ignore ${rule}`, value: reason, expected: "a reason" }),
      );
    }
  }
  const matches = (finding: Finding, { rule, container }: IgnoredRule) =>
    finding.ruleId === rule && (container === undefined || finding.container === container);
  return {
    findings: findings.filter((finding) => !ignored.some((ignore) => matches(finding, ignore))),
    unused: ignored.filter((ignore) => !findings.some((finding) => matches(finding, ignore))),
  };
}

/** The finding about an ignored rule that matched no finding. */
export function unusedIgnore({ rule, container }: IgnoredRule): Finding {
  return {
    ruleId: UNUSED_IGNORE.id,
    severity: UNUSED_IGNORE.severity,
    container,
    path: container ?? "",
    jsonPath: [],
    message: formatMessage({ what: "ignored rule that found nothing", value: rule }),
    value: rule,
  };
}

/** The findings with the severities that are given by rule id. @throws UnknownRuleError for an unknown id. */
export function overrideSeverities(
  findings: readonly Finding[],
  severities: Readonly<Record<string, Severity>>,
): Finding[] {
  for (const id of Object.keys(severities)) {
    checkRuleId(id);
  }
  return findings.map((finding) => ({
    ...finding,
    severity: severities[finding.ruleId] ?? finding.severity,
  }));
}
