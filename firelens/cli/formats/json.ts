import type { Finding } from "../../finding.js";
import type { FileReport } from "./report.js";

/** `{ files: [{ file, findings }], errors, warnings }`; a file that cannot be read has an `error`. */
export function formatJson(reports: readonly FileReport[]): string {
  const all = reports.flatMap(({ findings }) => findings);
  const count = (severity: Finding["severity"]) =>
    all.filter((finding) => finding.severity === severity).length;
  const files = reports.map(({ file, findings, error }) => ({
    file,
    findings,
    ...(error && { error: { message: error.message, line: error.line, column: error.column } }),
  }));
  return `${JSON.stringify({ files, errors: count("error"), warnings: count("warning") }, null, 2)}\n`;
}
