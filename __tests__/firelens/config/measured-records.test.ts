import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inOrder, writeConfigFile, writeParsersFile } from "../../../firelens/config/config-file.js";
import {
  ecsMetadataFilter,
  type LogProcessing,
  processingFilters,
  SHORTHAND_PARSERS,
} from "../../../firelens/config/log-processing.js";
import { inlineScript } from "../../../firelens/config/lua.js";
import type { FilterSection } from "../../../firelens/config/router-config.js";

/**
 * Each case was run with Fluent Bit 1.9.9 and 5.0.9, built from their public source: `config` behind the inputs that FireLens
 * generates, and `input` sent to the forward socket as Docker sends it, one record a message with the tag of a container
 * `app`. `records` is what the output `file` then had as JSON, the same with both versions.
 */
interface MeasuredCase {
  readonly name: string;
  readonly processing: LogProcessing;
  readonly hasEcsMetadata?: boolean;
  readonly script?: string;
  readonly config: string;
  readonly parsers?: string;
}

const CASES = JSON.parse(readFileSync("__tests__/fixtures/router-records.json", "utf8")) as MeasuredCase[];

/** The filters that the router of a container `app` has. */
function filtersOf({ processing, hasEcsMetadata = false, script }: MeasuredCase): FilterSection[] {
  const match = "app-firelens-*";
  return inOrder(
    [
      ...(hasEcsMetadata ? [ecsMetadataFilter("app")] : []),
      ...processingFilters("app", processing),
      ...(script === undefined
        ? []
        : [{ name: "lua", match, options: { call: "mask", code: inlineScript(script) } } as const]),
    ],
    (filter) => filter,
  );
}

describe.each(CASES)("what Fluent Bit made the records of: $name", (measured) => {
  it("is what is written", () => {
    const sections = { service: {}, inputs: [], outputs: [], filters: filtersOf(measured) };
    expect(writeConfigFile(sections)).toBe(measured.config);
  });

  it("reads the parsers that are written", () => {
    const parser = SHORTHAND_PARSERS[measured.processing.parse ?? ""];
    const text = parser === undefined ? undefined : writeParsersFile([parser], []);
    expect(text).toBe(measured.parsers);
  });
});
