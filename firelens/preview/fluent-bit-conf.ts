/** One `key value` line; the key carries the spacing that the agent's template gives it. */
export interface Line {
  readonly key: string;
  readonly value: string;
}

/** A section of fluent-bit.conf. */
export interface Section {
  readonly name: "INPUT" | "FILTER" | "OUTPUT";
  readonly lines: readonly Line[];
}

/** An empty line, the header, and the lines with an indent of four. */
export function renderSection({ name, lines }: Section): string {
  return `\n[${name}]\n${lines.map(({ key, value }) => `    ${key} ${value}\n`).join("")}`;
}
