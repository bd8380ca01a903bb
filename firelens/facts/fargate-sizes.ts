import { formatMessage, oneOf } from "../message.js";
import { nearestNumber } from "./nearest.js";

function range(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);
}

/**
 * The task sizes of Fargate on Linux: CPU units (1024 are one vCPU) to the memory sizes in MiB.
 * Source: Amazon ECS Developer Guide, "Task CPU and memory"; 8192 and 16384 need platform version 1.4.0.
 */
export const FARGATE_SIZES: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1024, 2048]],
  [512, range(1024, 4096, 1024)],
  [1024, range(2048, 8192, 1024)],
  [2048, range(4096, 16384, 1024)],
  [4096, range(8192, 30720, 1024)],
  [8192, range(16384, 61440, 4096)],
  [16384, range(32768, 122880, 8192)],
]);

/** Whether Fargate offers a task of `cpu` units with `memoryMiB` of memory. */
export function isFargateSize(cpu: number, memoryMiB: number): boolean {
  return FARGATE_SIZES.get(cpu)?.includes(memoryMiB) ?? false;
}

/** What is wrong with a task of `cpu` units and `memoryMiB` of memory on Fargate; empty when nothing is. */
export function checkFargateSize(cpu: number, memoryMiB: number): string[] {
  const offered = FARGATE_SIZES.get(cpu);
  if (offered === undefined) {
    const cpus = [...FARGATE_SIZES.keys()];
    const expected = oneOf(cpus);
    return [formatMessage({ what: "cpu", value: cpu, expected, nearest: nearestNumber(cpu, cpus) })];
  }
  if (offered.includes(memoryMiB)) {
    return [];
  }
  return [
    formatMessage({
      what: "memoryMiB",
      value: memoryMiB,
      expected: `${oneOf(offered)} with cpu ${cpu}`,
      nearest: nearestNumber(memoryMiB, offered),
    }),
  ];
}
