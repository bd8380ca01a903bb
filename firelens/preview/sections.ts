import { UNKNOWN } from "../model/field-reader.js";
import {
  AGENT_OPTIONS,
  type Container,
  type FirelensContainer,
  optionValue,
  type Router,
} from "../model/task-model.js";

/** FireLens would make no fluent-bit.conf: the task would not start, or runs Fluentd. */
export class NoFluentBitConfError extends Error {}

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

const MIN_BUFFER_MIB = 25;

/** The inputs of the router: the log drivers' socket and, where others can reach it, two ports. */
export function inputs(router: Router, networkMode: string, isReachable: boolean): readonly Section[] {
  const socket: Section = {
    name: "INPUT",
    lines: [
      { key: "Name", value: "forward" },
      { key: "Mem_Buf_Limit", value: `${bufferLimitMiB(router)}MB` },
      { key: "unix_path", value: "/var/run/fluent.sock" },
    ],
  };
  if (!isReachable) {
    return [socket];
  }
  const forward: Section = {
    name: "INPUT",
    lines: [
      { key: "Name", value: "forward" },
      { key: "Listen", value: networkMode === "bridge" ? "0.0.0.0" : "127.0.0.1" },
      { key: "Port", value: "24224" },
    ],
  };
  return [socket, forward, HEALTH_CHECK_INPUT];
}

/** Half of the router's memory: Fluent Bit may use twice its buffers. */
function bufferLimitMiB({ memory, memoryReservation }: Router): number {
  const available = positive(memoryReservation) ?? positive(memory) ?? 0;
  const half = Math.trunc(available / 2);
  return half > 0 ? half : MIN_BUFFER_MIB;
}

function positive(value: Router["memory"]): number | undefined {
  return typeof value === "number" && value > 0 ? value : undefined;
}

/** Answers the TCP health check of the ECS agent. */
const HEALTH_CHECK_INPUT: Section = {
  name: "INPUT",
  lines: [
    { key: "Name", value: "tcp" },
    { key: "Tag", value: "firelens-healthcheck" },
    { key: "Listen", value: "127.0.0.1" },
    { key: "Port", value: "8877" },
  ],
};

/** Drops what the health check sends. */
export const HEALTH_CHECK_OUTPUT: Section = {
  name: "OUTPUT",
  lines: [
    { key: "Name", value: "null" },
    { key: "Match", value: "firelens-healthcheck" },
  ],
};

/** The grep filter of include-pattern or exclude-pattern. */
export function patternFilter(
  { container, log }: FirelensContainer,
  option: "include-pattern" | "exclude-pattern",
): readonly Section[] {
  const pattern = optionValue(log.options, option);
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
        { key: "Match", value: tagOf(container) },
        { key, value: `log ${pattern}` },
      ],
    },
  ];
}

function tagOf({ name }: Container): string {
  return `${String(name ?? "")}-firelens*`;
}

/** The output of a container; none without options for it. */
export function output({ container, log }: FirelensContainer): readonly Section[] {
  const lines = new Map<string, string>();
  for (const { key, value } of log.options) {
    if (value !== UNKNOWN) {
      lines.set(key, value);
    }
  }
  for (const { key } of log.secrets) {
    lines.set(key, `\${${key}_${container.index}}`);
  }
  for (const consumed of AGENT_OPTIONS) {
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
