import type { FluentBitVersion } from "../facts/fluent-bit-version.js";

/** A run of releases of the image aws-for-fluent-bit that have one Fluent Bit. */
export interface AwsRelease {
  /** First release of the run, as `major.minor`. */
  readonly since: readonly [number, number];
  /** The known version that stands for its Fluent Bit; undefined if it is older than every known one. */
  readonly fluentBit?: FluentBitVersion;
}

/**
 * The releases of aws-for-fluent-bit, oldest first.
 *
 * Source: linux.version and the release notes of aws/aws-for-fluent-bit as of November 2026, and its issues 66 (2.7.0
 * is 1.5.6), 231 (2.19.0 is 1.8.3) and 1181: 2.28 and later ship 1.9.x; 3.0.0 ships 4.1.0, 3.2.0 4.2.2, 3.4.2 5.0.5,
 * 3.4.10 5.0.9, 3.5.0 5.1.2, 3.5.10 5.1.5. Not known for certain: 3.1 and 3.3, which are taken for their neighbours.
 * AWS ended the support of 2.x on 30 June 2026 (issues 1117 and 1181).
 */
export const AWS_RELEASES: readonly AwsRelease[] = [
  { since: [0, 0] },
  { since: [2, 28], fluentBit: "1.9.10" },
  { since: [3, 0], fluentBit: "4.2.4" },
  { since: [3, 4], fluentBit: "5.0.9" },
  { since: [3, 5], fluentBit: "5.1.1" },
];

/** The first release of aws-for-fluent-bit that AWS still supports. Source: aws/aws-for-fluent-bit#1117 and #1181. */
export const AWS_FIRST_SUPPORTED_MAJOR = 3;

/** The tags `latest` and `stable` still name 2.x. Source: aws/aws-for-fluent-bit#1181, July 2026. */
export const AWS_LATEST: FluentBitVersion = "1.9.10";

/** Files of the image that firelensConfiguration can name, in /fluent-bit/configs. Source: configs/ of aws-for-fluent-bit. */
export const AWS_CONFIGS: readonly string[] = [
  "minimize-log-loss.conf",
  "multiline-parse-json.conf",
  "output-metrics-healthcheck.conf",
  "parse-json.conf",
  "parse-multiline-json.conf",
  "plugin-and-storage-metrics-to-cloudwatch.conf",
  "plugin-metrics-parser.conf",
  "plugin-metrics-to-cloudwatch.conf",
];

/** Those of them that start the HTTP server on port 2020. */
export const AWS_HTTP_SERVER_CONFIGS: readonly string[] = [
  "output-metrics-healthcheck.conf",
  "plugin-and-storage-metrics-to-cloudwatch.conf",
  "plugin-metrics-to-cloudwatch.conf",
];
