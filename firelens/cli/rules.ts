import { nearest } from "../facts/nearest.js";
import { RULE_DESCRIPTIONS } from "../ignore-rules.js";
import { formatMessage } from "../message.js";
import type { RuleDescription } from "../rule.js";
import { exampleText } from "../rule-example.js";
import { choiceOption, parseCommandLine, UsageError } from "./command-line.js";
import { EXIT_STATUS, type Terminal } from "./terminal.js";

export async function rules(args: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals, value } = parseCommandLine(args, { values: ["format"] });
  const format = choiceOption("format", value("format"), ["text", "json"]);
  const [id, ...others] = positionals;
  if (others.length > 0) {
    throw new UsageError("rules takes one RULE");
  }
  if (id === undefined) {
    terminal.out(
      format === "json" ? toJson(RULE_DESCRIPTIONS) : RULE_DESCRIPTIONS.map(formatRule).join("\n"),
    );
    return EXIT_STATUS.clean;
  }
  const rule = RULE_DESCRIPTIONS.find((candidate) => candidate.id === id);
  if (rule === undefined) {
    const ids = RULE_DESCRIPTIONS.map((candidate) => candidate.id);
    throw new UsageError(formatMessage({ what: "rule", value: id, nearest: nearest(id, ids) }));
  }
  // Many texts: loaded only when one is wanted.
  const { RULE_EXAMPLES } = await import("../data/rule-examples.js");
  const example = RULE_EXAMPLES[rule.id];
  if (format === "json") {
    terminal.out(toJson({ ...rule, example }));
    return EXIT_STATUS.clean;
  }
  const sections = (["bad", "good"] as const).map(
    (kind) => example && `\n${kind}\n${exampleText(example.of, example[kind]).replace(/^/gm, "  ")}\n`,
  );
  terminal.out([formatRule(rule), ...sections].join(""));
  return EXIT_STATUS.clean;
}

function formatRule({ id, severity, warningWhen, title, why, source, category }: RuleDescription): string {
  return [
    `${severity} ${id}`,
    `  catches  ${title}`,
    `  why      ${why}`,
    ...(warningWhen === undefined ? [] : [`  warning  if ${warningWhen}`]),
    ...(category === "terraform" ? ["  applies  to what Terraform registers"] : []),
    `  source   ${source}`,
    "",
  ].join("\n");
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
