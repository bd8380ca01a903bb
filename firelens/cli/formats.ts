import { showValue } from "../message.js";
import { count, type FileReport, faults, type LocatedFinding } from "./report.js";
import type { Terminal } from "./terminal.js";

/** A function that writes what was found. */
export type Format = (reports: readonly FileReport[], style: Terminal["style"]) => string;

/** `file:line:column: severity path: message [rule-id]`, and a line that sums up. */
export function formatText(reports: readonly FileReport[], style: Terminal["style"]): string {
  const lines = reports.flatMap(({ file, findings }) =>
    findings.map(({ line, column, severity, ruleId, ...finding }) =>
      [
        style("bold", `${oneLine(file)}:${line}:${column}:`),
        style(severity === "error" ? "red" : "yellow", severity),
        describe(finding),
        style("dim", `[${ruleId}]`),
      ].join(" "),
    ),
  );
  return [...lines, summary(reports, style), ""].join("\n");
}

function describe({ address, path, message }: Pick<LocatedFinding, "address" | "path" | "message">): string {
  return `${address === undefined ? "" : `${oneLine(address)} `}${path === "" ? "" : `${path}: `}${message}`;
}

function oneLine(name: string): string {
  const quoted = showValue(name);
  return quoted === `"${name}"` ? name : quoted;
}

function summary(reports: readonly FileReport[], style: Terminal["style"]): string {
  const checked = reports.reduce((sum, { definitions }) => sum + definitions, 0);
  const errors = count(reports, "error");
  const warnings = count(reports, "warning");
  if (errors + warnings === 0) {
    return checked === 0
      ? style("bold", "no task definition checked")
      : style("green", `${plural(checked, "task definition")} checked: nothing found`);
  }
  const found = [
    ...(errors > 0 ? [plural(errors, "error")] : []),
    ...(warnings > 0 ? [plural(warnings, "warning")] : []),
  ];
  const color = errors > 0 ? "red" : "yellow";
  return style(color, `${plural(checked, "task definition")} checked: ${found.join(", ")}`);
}

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/**
 * `{ files: [{ file, findings, skipped }], errors, warnings }`; a file that cannot be read has an `error`.
 */
export function formatJson(reports: readonly FileReport[]): string {
  const files = reports.map(({ file, findings, skipped, error }) => ({
    file,
    findings,
    ...(skipped.length > 0 && { skipped }),
    ...(error && { error: { message: error.message, ...error.position } }),
  }));
  return `${JSON.stringify({ files, errors: count(reports, "error"), warnings: count(reports, "warning") }, null, 2)}\n`;
}

/**
 * Annotations of GitHub Actions.
 *
 * Source: GitHub docs, workflow commands; actions/toolkit packages/core/src/command.ts for the escapes.
 */
export function formatGithub(reports: readonly FileReport[]): string {
  return reports
    .flatMap((report) => [
      ...report.findings.map(
        (finding) =>
          `::${finding.severity} file=${githubProperty(report.file)},line=${finding.line},col=${finding.column},title=${githubProperty(finding.ruleId)}::${githubText(describe(finding))}\n`,
      ),
      ...faults(report).map(
        ({ text, isError }) =>
          `::${isError ? "error" : "notice"} file=${githubProperty(report.file)}::${githubText(text)}\n`,
      ),
    ])
    .join("");
}

function githubText(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function githubProperty(text: string): string {
  return githubText(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** JUnit's XML, which most CI servers show: a suite for each file, a failed case for each finding. */
export function formatJunit(reports: readonly FileReport[]): string {
  const suites = reports.map((report) => {
    const failures = report.findings.map(
      (finding) =>
        `    <testcase classname="${xml(report.file)}" name="${xml(`${finding.ruleId} ${finding.path}`)}">\n` +
        `      <failure type="${finding.severity}" message="${xml(describe(finding))}">${xml(`${report.file}:${finding.line}:${finding.column}`)}</failure>\n` +
        "    </testcase>\n",
    );
    const errors = faults(report)
      .filter(({ isError }) => isError)
      .map(
        ({ text }) =>
          `    <testcase classname="${xml(report.file)}" name="readable">\n      <error message="${xml(text)}"/>\n    </testcase>\n`,
      );
    const cases = [...failures, ...errors];
    const passed = `    <testcase classname="${xml(report.file)}" name="firelens"/>\n`;
    return (
      `  <testsuite name="${xml(report.file)}" tests="${Math.max(1, cases.length)}" failures="${failures.length}" errors="${errors.length}">\n` +
      `${cases.length === 0 ? passed : cases.join("")}  </testsuite>\n`
    );
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="firelens">\n${suites.join("")}</testsuites>\n`;
}

const XML_ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
};

/** XML 1.0 has no place for other control characters, not even as entities. */
function xml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "�")
      .replace(/[&<>"\n]/g, (character) => XML_ENTITIES[character] ?? "")
  );
}
