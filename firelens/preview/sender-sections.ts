import { UNKNOWN } from "../model/field-reader.js";
import { CONSUMED_OPTIONS, type Container, optionValue, type Sender } from "../model/task-model.js";
import type { Section } from "./fluent-bit-conf.js";
import { NoFluentBitConfError } from "./no-fluent-bit-conf-error.js";

/** The grep filter of include-pattern or exclude-pattern. */
export function patternFilter(
  sender: Sender,
  option: "include-pattern" | "exclude-pattern",
): readonly Section[] {
  const pattern = optionValue(sender.log.options, option);
  if (typeof pattern !== "string") {
    return [];
  }
  // The agent's template sets these two keys with its own spacing.
  const key = option === "include-pattern" ? "Regex " : "Exclude";
  return [
    {
      name: "FILTER",
      lines: [
        { key: "Name  ", value: "grep" },
        { key: "Match", value: tagOf(sender.container) },
        { key, value: `log ${pattern}` },
      ],
    },
  ];
}

function tagOf({ name }: Container): string {
  return `${String(name ?? "")}-firelens*`;
}

/** The output of a sender; none without options for it. */
export function output({ container, log }: Sender): readonly Section[] {
  const lines = new Map<string, string>();
  for (const { key, value } of log.options) {
    if (value !== UNKNOWN) {
      lines.set(key, value);
    }
  }
  for (const { key } of log.secrets) {
    lines.set(key, `\${${key}_${container.index}}`);
  }
  for (const consumed of CONSUMED_OPTIONS) {
    lines.delete(consumed);
  }
  const plugin = lines.get("Name");
  lines.delete("Name");
  if (plugin === undefined && lines.size === 0) {
    return [];
  }
  if (plugin === undefined) {
    throw new NoFluentBitConfError(
      `unable to apply log options of container ${String(container.name)} to firelens config: missing output key Name which is required for firelens configuration of type fluentbit`,
    );
  }
  return [
    {
      name: "OUTPUT",
      lines: [
        { key: "Name", value: plugin },
        { key: "Match", value: tagOf(container) },
        ...[...lines].sort(byKey).map(([key, value]) => ({ key, value })),
      ],
    },
  ];
}

/** Go sorts keys by their bytes. */
function byKey([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
