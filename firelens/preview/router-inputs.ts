import type { Router } from "../model/task-model.js";
import type { Section } from "./fluent-bit-conf.js";

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
