import { readFileSync } from "node:fs";
import { showValue } from "../firelens/message.js";
import {
  confusionTables,
  isMissed,
  isOnlyChecks,
  parseMeasurements,
  REASONS_TO_REFUSE,
  reasonToMiss,
  type Verdict,
  verdicts,
} from "./confusion-table.js";

/** Prints how `firelens check` compares with the real Fluent Bit: a table, and each disagreement with its reason. */
const FIXTURE = new URL("../__tests__/fixtures/fluent-bit-verdicts.jsonl", import.meta.url);

const ALL = verdicts(parseMeasurements(readFileSync(FIXTURE, "utf8")));

console.table(confusionTables(ALL));
console.log("Fluent Bit refuses, and firelens check reports no error:");
for (const VERDICT of ALL.filter(isMissed)) {
  console.log(
    `  ${describe(VERDICT)}\n    ${VERDICT.refusal}\n    reason: ${reasonToMiss(VERDICT) ?? "none"}`,
  );
}
console.log("firelens check reports an error, and Fluent Bit starts:");
for (const VERDICT of ALL.filter(isOnlyChecks)) {
  console.log(`  ${describe(VERDICT)}`);
  for (const { ruleId, message } of VERDICT.errors) {
    console.log(`    ${ruleId}: ${message}\n    reason: ${REASONS_TO_REFUSE[ruleId] ?? "none"}`);
  }
}

function describe({ version, measured: { options, secrets = [] } }: Verdict): string {
  const given = Object.entries(options).map(([key, value]) => `${key}=${showValue(value)}`);
  return `${version}: ${[...given, ...secrets.map((name) => `${name}=<secret>`)].join(" ")}`;
}
