import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkFargateSize, FARGATE_SIZES, isFargateSize } from "../../../firelens/facts/fargate-sizes.js";

describe("Fargate sizes", () => {
  it("are those of the ECS documentation", () => {
    const bounds = [...FARGATE_SIZES].map(([cpu, memory]) => [cpu, memory.length, memory[0], memory.at(-1)]);
    expect(bounds).toEqual([
      [256, 3, 512, 2048],
      [512, 4, 1024, 4096],
      [1024, 7, 2048, 8192],
      [2048, 13, 4096, 16384],
      [4096, 23, 8192, 30720],
      [8192, 12, 16384, 61440],
      [16384, 12, 32768, 122880],
    ]);
  });

  it("take steps of 4 GiB with 8 vCPU and of 8 GiB with 16 vCPU", () => {
    expect([isFargateSize(8192, 20480), isFargateSize(8192, 17408)]).toEqual([true, false]);
    expect([isFargateSize(16384, 40960), isFargateSize(16384, 36864)]).toEqual([true, false]);
  });

  it("name the nearest cpu", () => {
    expect(checkFargateSize(300, 512)).toEqual([
      "cpu: 300; expected one of 256, 512, 1024, 2048, 4096, 8192, 16384; did you mean 256?",
    ]);
  });

  it("name the nearest memory", () => {
    expect(checkFargateSize(256, 1000)).toEqual([
      "memoryMiB: 1000; expected one of 512, 1024, 2048 with cpu 256; did you mean 1024?",
    ]);
  });

  it("have a finding for exactly the pairs that are no size", () => {
    const cpus = [...FARGATE_SIZES.keys(), 0, 128, 300, 32768];
    const memories = fc.oneof(
      fc.constantFrom(...[...FARGATE_SIZES.values()].flat()),
      fc.integer({ min: 0, max: 200_000 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...cpus), memories, (cpu, memory) => {
        expect(checkFargateSize(cpu, memory).length).toBe(isFargateSize(cpu, memory) ? 0 : 1);
      }),
    );
  });
});
