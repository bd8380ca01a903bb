import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import packageJson from "../../../package.json" with { type: "json" };
import type { Finding, JsonPath } from "../../finding.js";
import { RULES } from "../../rules/index.js";
import { formatInputError } from "../input-error.js";
import type { FileReport } from "./report.js";

/** SARIF 2.1.0, as code scanning services take it. */
export function formatSarif(reports: readonly FileReport[]): string {
  return `${JSON.stringify(
    {
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: { name: "firelens", version: packageJson.version, rules: RULES.map(toDescriptor) },
          },
          invocations: [
            {
              executionSuccessful: reports.every(({ error }) => error === undefined),
              toolExecutionNotifications: reports.flatMap(toNotification),
            },
          ],
          columnKind: "utf16CodeUnits",
          results: reports.flatMap(toResults),
        },
      ],
    },
    null,
    2,
  )}\n`;
}

function toDescriptor({ id, severity, title, why, source }: (typeof RULES)[number]) {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why} (${source})` },
    defaultConfiguration: { level: severity },
  };
}

function toNotification({ file, error }: FileReport) {
  return error === undefined ? [] : [{ level: "error", message: { text: formatInputError(file, error) } }];
}

function toResults({ file, text, findings }: FileReport) {
  if (findings.length === 0) {
    return [];
  }
  const root = parseTree(text);
  const lineStarts = findLineStarts(text);
  return findings.map((finding) => ({
    ruleId: finding.ruleId,
    ruleIndex: RULES.findIndex(({ id }) => id === finding.ruleId),
    level: finding.severity,
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file === "-" ? "stdin" : encodeURI(file.replaceAll("\\", "/")) },
          region: regionOf(root, finding, lineStarts),
        },
        logicalLocations: [{ fullyQualifiedName: finding.path }],
      },
    ],
  }));
}

/** The value the finding is about or, if it is absent, the nearest object around it. */
function regionOf(root: Node | undefined, { jsonPath }: Finding, lineStarts: readonly number[]) {
  const offset = (root && nearestNode(rootOfDefinition(root), jsonPath)?.offset) ?? 0;
  const line = lineStarts.findLastIndex((start) => start <= offset);
  return { startLine: line + 1, startColumn: offset - (lineStarts[line] ?? 0) + 1 };
}

/** DescribeTaskDefinition wraps the definition; a bare list stands for its containerDefinitions. */
function rootOfDefinition(root: Node): Node {
  return findNodeAtLocation(root, ["taskDefinition"]) ?? root;
}

function nearestNode(root: Node, path: JsonPath): Node | undefined {
  const steps = root.type === "array" ? path.slice(1) : path;
  for (let length = steps.length; length >= 0; length--) {
    const node = findNodeAtLocation(root, steps.slice(0, length));
    if (node !== undefined) {
      return node;
    }
  }
  return root;
}

function findLineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}
