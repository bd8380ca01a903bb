import { FARGATE_SIZES, isFargateSize } from "../../../firelens/facts/fargate-sizes.js";
import type { Diagnostic } from "../../protocol/diagnostic.js";
import { isList, type ObjectValue, stringAt } from "../../protocol/value.js";

/** A task definition that is made for Fargate must ask for a size that Fargate offers. */
export function validateFargateSize(config: ObjectValue): Diagnostic[] {
  const launchTypes = config.requires_compatibilities;
  if (!isList(launchTypes) || !launchTypes.includes("FARGATE")) {
    return [];
  }
  const cpu = units(stringAt(config, "cpu"), "vcpu");
  const memory = units(stringAt(config, "memory"), "gb");
  if (cpu === undefined || memory === undefined || isFargateSize(cpu, memory)) {
    return [];
  }
  const allowed = FARGATE_SIZES.get(cpu);
  const summary = `ClientException: No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory`;
  return allowed
    ? [
        {
          path: ["memory"],
          summary,
          detail: `with cpu ${cpu} the memory is one of ${allowed.join(", ")} MiB`,
        },
      ]
    : [{ path: ["cpu"], summary, detail: `cpu is one of ${[...FARGATE_SIZES.keys()].join(", ")}` }];
}

/** "512" and "0.5 vCPU" are the same, as are "1024" and "1GB"; NaN for anything else. */
function units(text: string | undefined, suffix: string): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const [, number, unit] = /^\s*([\d.]+)\s*([a-z]*)\s*$/i.exec(text) ?? [];
  if (!unit) {
    return Number(number);
  }
  return unit.toLowerCase() === suffix ? Number(number) * 1024 : Number.NaN;
}
