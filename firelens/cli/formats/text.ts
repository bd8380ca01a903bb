import { formatFinding } from "../../finding.js";
import type { FileReport } from "./report.js";

/** A line per finding; with several files, each begins with the file. */
export function formatText(reports: readonly FileReport[]): string {
  return reports
    .flatMap(({ file, findings }) =>
      findings.map((finding) => `${reports.length > 1 ? `${file}: ` : ""}${formatFinding(finding)}\n`),
    )
    .join("");
}
