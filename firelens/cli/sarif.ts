import type { Log, Notification, ReportingDescriptor, Result } from "sarif";
import packageJson from "../../package.json" with { type: "json" };
import { RULE_DESCRIPTIONS } from "../ignore-rules.js";
import type { RuleDescription } from "../rule.js";
import { type FileReport, faults } from "./report.js";

const RULE_INDEXES = new Map(RULE_DESCRIPTIONS.map(({ id }, index) => [id, index]));

/** SARIF 2.1.0, as code scanning services take it. */
export function formatSarif(reports: readonly FileReport[]): string {
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "firelens",
            version: packageJson.version,
            rules: RULE_DESCRIPTIONS.map(toDescriptor),
          },
        },
        invocations: [
          {
            executionSuccessful: !reports.flatMap(faults).some(({ isError }) => isError),
            toolExecutionNotifications: reports.flatMap(toNotifications),
          },
        ],
        columnKind: "utf16CodeUnits",
        results: reports.flatMap(toResults),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function toDescriptor({ id, severity, title, why, source }: RuleDescription): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why} (${source})` },
    defaultConfiguration: { level: severity },
  };
}

function toNotifications(report: FileReport): Notification[] {
  return faults(report).map(({ text, isError }) => ({
    level: isError ? "error" : "note",
    message: { text },
  }));
}

function toResults({ file, findings }: FileReport): Result[] {
  return findings.map(({ ruleId, severity, message, line, column, address, path }) => ({
    ruleId,
    ruleIndex: RULE_INDEXES.get(ruleId) ?? -1,
    level: severity,
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file === "-" ? "stdin" : encodeURI(file.replaceAll("\\", "/")) },
          region: { startLine: line, startColumn: column },
        },
        logicalLocations: [{ fullyQualifiedName: address === undefined ? path : `${address}.${path}` }],
      },
    ],
  }));
}
