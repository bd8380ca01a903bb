import { RULE_EXAMPLES } from "../firelens/data/rule-examples.js";
import { RULE_DESCRIPTIONS } from "../firelens/ignore-rules.js";
import type { RuleDescription } from "../firelens/rule.js";
import { exampleText } from "../firelens/rule-example.js";

/** The pages of docs/rules by file name: one for each rule, and README.md with the list of them. */
export function rulePages(): ReadonlyMap<string, string> {
  return new Map([
    ["README.md", index()],
    ...RULE_DESCRIPTIONS.map((rule): [string, string] => [`${rule.id}.md`, page(rule)]),
  ]);
}

const GENERATED = "<!-- Made by `npm run rule-pages` from the table of rules. -->";

function index(): string {
  const rows = RULE_DESCRIPTIONS.map(
    ({ id, severity, title }) => `| [${id}](${id}.md) | ${severity} | ${cell(title)} |`,
  );
  return [
    GENERATED,
    "",
    "# Rules of `firelens check`",
    "",
    "An error keeps the task from starting, or loses logs or shows a secret without a word; a warning is the rest.",
    "",
    "| rule | severity | finds |",
    "| ---- | -------- | ----- |",
    ...rows,
    "",
  ].join("\n");
}

function page({ id, severity, warningWhen, category, title, why, source }: RuleDescription): string {
  const example = RULE_EXAMPLES[id];
  const examples = (["bad", "good"] as const).flatMap((kind) =>
    example === undefined
      ? []
      : [
          `## ${kind === "bad" ? "Bad" : "Good"}`,
          "",
          "```json",
          exampleText(example.of, example[kind]),
          "```",
          "",
        ],
  );
  return [
    GENERATED,
    "",
    `# ${id}`,
    "",
    `Finds: ${text(title)}.`,
    "",
    `Why: ${text(why).replace(/\.$/, "")}.`,
    "",
    `Severity: ${severity}${warningWhen === undefined ? "" : `; warning if ${text(warningWhen)}`}.`,
    ...(category === "terraform"
      ? ["", "Only for what Terraform registers: plans, states, cdk.tf.json, constructs."]
      : []),
    "",
    `Source: ${text(source)}.`,
    "",
    ...examples,
    "## How to leave it out",
    "",
    `\`firelens check --ignore ${id} FILE\`, or with a reason in \`firelens.config.json\`:`,
    "",
    "```json",
    `{ "ignore": [{ "rule": "${id}", "reason": "…" }] }`,
    "```",
    "",
  ].join("\n");
}

/** Markdown takes the first two for its own. */
function text(words: string): string {
  return words.replace(/[<*_]/g, "\\$&");
}

function cell(words: string): string {
  return text(words).replaceAll("|", "\\|");
}
