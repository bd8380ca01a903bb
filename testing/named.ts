import { nearest } from "../firelens/facts/nearest.js";
import { formatMessage, oneOf } from "../firelens/message.js";

/**
 * The one of several that has this name.
 *
 * @param what they are, such as "output"
 * @throws Error that names those that there are
 */
export function named<T>(what: string, all: Readonly<Record<string, T>>, name: string): T {
  const found = Object.hasOwn(all, name) ? all[name] : undefined;
  if (found === undefined) {
    throw new Error(notFound(what, Object.keys(all), name));
  }
  return found;
}

/** The message where none has the name. */
export function notFound(what: string, names: readonly string[], name: string): string {
  return formatMessage({
    what: `no ${what}`,
    value: name,
    expected: names.length === 0 ? "a stack with one, as this has none" : oneOf(names),
    nearest: nearest(name, names),
  });
}
