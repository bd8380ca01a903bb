import type { Rule } from "../../rule.js";
import { RULES as table } from "../../rules/index.js";
import { parseCommandLine } from "../command-line.js";
import { EXIT_STATUS, type Terminal } from "../terminal.js";
import { formatOption, UsageError } from "../usage-error.js";

export function rules(args: readonly string[], terminal: Terminal): number {
  const { positionals, values } = parseCommandLine(args, ["format"]);
  if (positionals.length > 0) {
    throw new UsageError("rules takes no FILE");
  }
  const format = formatOption(values.format, ["text", "json"]);
  terminal.out(format === "json" ? `${JSON.stringify(table, null, 2)}\n` : table.map(formatRule).join("\n"));
  return EXIT_STATUS.clean;
}

function formatRule({ id, severity, warningWhen, title, why, source }: Rule): string {
  return [
    `${severity} ${id}`,
    `  catches  ${title}`,
    `  why      ${why}`,
    ...(warningWhen === undefined ? [] : [`  warning  if ${warningWhen}`]),
    `  source   ${source}`,
    "",
  ].join("\n");
}
