import type { Finding } from "../finding.js";
import { formatInputError, type InputError, type Position } from "../inputs/document.js";

/** A finding with its place in the file. Its jsonPath leads to the value from the root of the file. */
export interface LocatedFinding extends Finding, Position {
  /** Which of the file's task definitions, such as `aws_ecs_task_definition.web`. */
  readonly address?: string;
}

/** A task definition that was not checked. */
interface Skipped extends Position {
  readonly address: string;
  readonly reason: string;
  readonly isFault: boolean;
}

/** What `check` says about one file. */
export interface FileReport {
  /** As named on the command line, or as found in a folder. */
  readonly file: string;
  /** The task definitions that were checked. */
  readonly definitions: number;
  readonly findings: readonly LocatedFinding[];
  readonly skipped: readonly Skipped[];
  /** Why the file cannot be read. */
  readonly error?: InputError;
}

export function count(reports: readonly FileReport[], severity: Finding["severity"]): number {
  return reports.flatMap(({ findings }) => findings).filter((finding) => finding.severity === severity)
    .length;
}

/** Something that could not be read or checked. */
export interface Fault {
  /** `file:line:column: message`. */
  readonly text: string;
  /** False if nobody is to blame, as for values that are known later only. */
  readonly isError: boolean;
}

export function faults({ file, error, skipped }: FileReport): readonly Fault[] {
  return [
    ...(error === undefined ? [] : [{ text: formatInputError(file, error), isError: true }]),
    ...skipped.map(({ address, reason, line, column, isFault }) => ({
      text: `${file}:${line}:${column}: ${isFault ? "" : "note: "}${address}: ${reason}${isFault ? "" : ": not checked"}`,
      isError: isFault,
    })),
  ];
}
