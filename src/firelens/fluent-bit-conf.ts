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

/** Answers the TCP health check of the ECS agent. */
export const healthCheckInput: Section = {
  name: "INPUT",
  lines: [
    { key: "Name", value: "tcp" },
    { key: "Tag", value: "firelens-healthcheck" },
    { key: "Listen", value: "127.0.0.1" },
    { key: "Port", value: "8877" },
  ],
};

/** Drops what the health check sends. */
export const healthCheckOutput: Section = {
  name: "OUTPUT",
  lines: [
    { key: "Name", value: "null" },
    { key: "Match", value: "firelens-healthcheck" },
  ],
};
