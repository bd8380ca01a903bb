import { CAUSES } from "../firelens/data/causes.js";
import type { Cause } from "../firelens/verify/cause.js";

/** docs/troubleshooting.md: what the router's and ECS' messages mean. */
export function troubleshootingPage(): string {
  return [
    "<!-- Made by `npm run rule-pages` from the table of causes. -->",
    "",
    "# No logs arrive",
    "",
    "[`npx firelens verify`](verify.md) reads these messages in the router's log, in the reasons of stopped tasks and in the",
    "service's events, and says which it found. A name in capitals stands for what the message says.",
    "",
    "To look by hand: the router's own log is where the log driver of the container with `firelensConfiguration` writes it,",
    "in the default stack the log group `firelens-container`.",
    "",
    ...CAUSES.flatMap(section),
  ].join("\n");
}

function section({ id, title, remedy, example, source }: Cause): readonly string[] {
  return [
    `## ${id}`,
    "",
    `${sentence(title)}`,
    "",
    "```text",
    example,
    "```",
    "",
    `Remedy: ${sentence(remedy)}`,
    "",
    `Source of the message: ${sentence(source)}`,
    "",
  ];
}

/** With names of a pattern's groups in capitals. Markdown takes `<`, `*` and `_` for its own. */
function sentence(text: string): string {
  const named = text.replace(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase());
  return `${named.replace(/[<*_]/g, "\\$&")}.`;
}
