import type { Message } from "./message.js";

/** Why logs do not arrive, and what the message is that says so. */
export interface Cause {
  readonly id: string;
  /** What is wrong. `{name}` stands for what the pattern's group of that name found. */
  readonly title: string;
  /** Matches the message of the router or of ECS. */
  readonly pattern: RegExp;
  /** What to do. */
  readonly remedy: string;
  /** Messages that speak of it, as their programs write them. */
  readonly messages: readonly Message[];
}

/** A cause that messages speak of. */
export interface FoundCause {
  readonly id: string;
  readonly title: string;
  readonly remedy: string;
  /** The first message that speaks of it. */
  readonly message: string;
  /** How many messages do. */
  readonly count: number;
}

/** A message is cut here: a destination's answer in it may be long. */
const MAX_MESSAGE_LENGTH = 500;

/** The causes that the messages speak of, in the order of the table. A message speaks of the first that it matches. */
export function findCauses(messages: readonly string[], causes: readonly Cause[]): readonly FoundCause[] {
  const found = new Map<string, FoundCause & { order: number }>();
  for (const message of messages) {
    const text = message.slice(0, MAX_MESSAGE_LENGTH);
    const order = causes.findIndex(({ pattern }) => pattern.test(text));
    const cause = causes[order];
    if (cause !== undefined) {
      const { id, remedy } = cause;
      const groups = cause.pattern.exec(text)?.groups ?? {};
      const title = fill(cause.title, groups);
      const known = found.get(title);
      found.set(title, {
        id,
        title,
        remedy: fill(remedy, groups),
        message: known?.message ?? text,
        count: (known?.count ?? 0) + 1,
        order,
      });
    }
  }
  return [...found.values()]
    .sort((one, other) => one.order - other.order)
    .map(({ order: _, ...cause }) => cause);
}

function fill(text: string, groups: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => groups[name] ?? placeholder);
}
