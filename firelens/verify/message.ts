import type { VersionRange } from "../facts/fluent-bit-version.js";

/** A line that Fluent Bit writes, as its source has it. */
export interface FluentBitMessage extends VersionRange {
  /** The file of the source, in the release `since` and later ones. */
  readonly file: string;
  /** The format string of C, as in the file. */
  readonly format: string;
  readonly level: "error" | "warn" | "none";
  /** The plugin whose name Fluent Bit writes before the message, such as `output:es`. @default - none */
  readonly plugin?: string;
  /** What stands for the conversions of the format, in their order. */
  readonly values: readonly (string | number)[];
  /** What the program writes behind the format's text, by another call. @default - nothing */
  readonly end?: string;
}

/** A line that a plugin in Go writes, through logrus. */
export interface GoMessage {
  /** The repository and the file in it. */
  readonly file: string;
  readonly format: string;
  readonly level: "error" | "warning";
  readonly values: readonly (string | number)[];
}

/** What ECS says. */
interface EcsMessage {
  /** The address of the page that has the message. */
  readonly page: string;
  readonly text: string;
}

export type Message = FluentBitMessage | GoMessage | EcsMessage;

/** The message as its program writes it, without the time. */
export function textOfMessage(message: Message): string {
  if ("text" in message) {
    return message.text;
  }
  if (isGo(message)) {
    const text = filled(message).replaceAll("\n", "\\n").replaceAll("\t", "\\t").replaceAll('"', '\\"');
    return `level=${message.level} msg="${text}"`;
  }
  const { level, plugin, end = "" } = message;
  const start = level === "none" ? "" : `[${level.padStart(5)}] `;
  const instance = plugin === undefined ? "" : `[${plugin}:${plugin.split(":").at(-1)}.1] `;
  return `${start}${instance}${filled(message)}${end}`;
}

/** True for a message of a plugin in Go. */
export function isGo(message: FluentBitMessage | GoMessage): message is GoMessage {
  return message.file.endsWith(".go");
}

function filled({ format, values }: FluentBitMessage | GoMessage): string {
  const rest = [...values];
  return format.replace(/%(?:\.\*)?(?:l|ll|z)?[sidvu]/g, () => String(rest.shift() ?? ""));
}
