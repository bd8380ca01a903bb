/** A list as an optional argument: an empty one is left out of the synthesized configuration. */
export function unlessEmpty<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** A block as an optional argument: one without any argument is left out of the synthesized configuration. */
export function unlessBlank<T extends object>(block: T): T | undefined {
  return Object.values(block).every((value) => value === undefined) ? undefined : block;
}
