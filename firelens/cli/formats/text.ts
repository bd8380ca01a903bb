import { formatFinding } from "../../finding.js";
import type { Format } from "./report.js";

/** A line per finding; with several files, each begins with the file. */
export const formatText: Format = (reports) =>
  reports
    .flatMap(({ file, findings }) =>
      findings.map((finding) => `${reports.length > 1 ? `${file}: ` : ""}${formatFinding(finding)}\n`),
    )
    .join("");
