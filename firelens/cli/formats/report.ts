import type { Finding } from "../../finding.js";
import type { InputError } from "../input-error.js";

/** What `check` says about one file. */
export interface FileReport {
  /** As named on the command line. */
  readonly file: string;
  /** Empty if the file cannot be read. */
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly error?: InputError;
}

export type Format = (reports: readonly FileReport[]) => string;
