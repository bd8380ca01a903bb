import { CAUSES } from "../firelens/data/causes.js";
import { FLUENT_BIT_VERSIONS, versionsIn } from "../firelens/facts/fluent-bit-version.js";
import type { Cause } from "../firelens/verify/cause.js";
import { isGo, type Message, textOfMessage } from "../firelens/verify/message.js";

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
    "in the default stack the log group `firelens-container`. A file without a repository is one of Fluent Bit 1.9.10, 4.2.4, 5.0.9",
    "and 5.1.1, unless it names the releases; the time before each message is left out.",
    "",
    ...CAUSES.flatMap(section),
  ].join("\n");
}

function section({ id, title, remedy, messages }: Cause): readonly string[] {
  const sources = [...new Set(messages.map(sourceOf))].join("; ");
  return [
    `## ${id}`,
    "",
    sentence(title),
    "",
    "```text",
    ...messages.map(textOfMessage),
    "```",
    "",
    `Remedy: ${sentence(remedy)}`,
    "",
    `Source of the ${messages.length === 1 ? "message" : "messages"}: ${sentence(sources)}`,
    "",
  ];
}

function sourceOf(message: Message): string {
  if ("page" in message) {
    return message.page;
  }
  const versions = isGo(message) ? [] : versionsIn(message);
  const isSome = versions.length > 0 && versions.length < FLUENT_BIT_VERSIONS.length;
  return isSome ? `${message.file} (${versions.join(", ")})` : message.file;
}

/** With names of a pattern's groups in capitals. Markdown takes `<`, `*` and `_` for its own. */
function sentence(text: string): string {
  const named = text.replace(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase());
  return `${named.replace(/[<*_]/g, "\\$&")}.`;
}
