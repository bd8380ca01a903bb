import { checkTaskDefinition } from "../firelens/check.js";
import { FLUENT_BIT_VERSIONS, type FluentBitVersion } from "../firelens/facts/fluent-bit-version.js";
import type { Finding } from "../firelens/finding.js";

/** What the real Fluent Bit did with the options of a container: a line of __tests__/fixtures/fluent-bit-verdicts.jsonl. */
export interface MeasuredOptions {
  readonly options: Readonly<Record<string, string>>;
  /** Names of secretOptions. */
  readonly secrets?: readonly string[];
  /** Versions that start. */
  readonly starts?: readonly FluentBitVersion[];
  /** Versions that do not, and the error that they log. */
  readonly refuses?: Readonly<Partial<Record<FluentBitVersion, string>>>;
  /** Versions that refuse only because of where they ran: a file or a server was not there. */
  readonly environment?: readonly FluentBitVersion[];
}

/** The verdicts of Fluent Bit and of `firelens check` on the same options. */
export interface Verdict {
  readonly version: FluentBitVersion;
  readonly measured: MeasuredOptions;
  /** The error that Fluent Bit logs, where it does not start. */
  readonly refusal?: string;
  /** True if Fluent Bit refuses only because of where it ran. */
  readonly isEnvironment: boolean;
  /** The errors that `firelens check` reports. */
  readonly errors: readonly Finding[];
}

/** How often the two agree on one version. */
export interface ConfusionTable {
  readonly version: FluentBitVersion;
  readonly bothStart: number;
  readonly bothRefuse: number;
  readonly onlyCheckRefuses: number;
  readonly onlyFluentBitRefuses: number;
  /** Those of onlyFluentBitRefuses that depend on where Fluent Bit runs. */
  readonly environment: number;
}

/**
 * Why Fluent Bit may refuse what `firelens check` lets pass: by the error that it logs. What no task definition says
 * cannot be checked.
 */
export const REASONS_TO_MISS: Readonly<Record<string, RegExp>> = {
  "a file or socket that the options name is not there": /No such file|(?:key|crt)_file|compiler_depend/,
  "the value of a secret": /invalid protocol 'http'/,
  "a build without Arrow, of which check warns (s3-arrow)": /parquet|arrow/,
};

/** Why `firelens check` refuses what Fluent Bit starts with: by rule. */
export const REASONS_TO_REFUSE: Readonly<Record<string, string>> = {
  "aws-auth": "requests are not signed: the domain refuses every log",
  "credential-literal": "everyone who may describe the task definition can read the secret",
  "forward-loop": "every log comes back, until the router is out of memory",
  "host-name": "the name cannot be resolved: no log arrives",
  "index-name": "Elasticsearch and OpenSearch refuse every document",
  "log-key": "the output finds no such field and drops every log",
  "message-key": "gelf drops every log, syslog sends empty messages",
  "option-type": "logs go out without TLS, or to whoever answers",
  "option-value": "4.2 crashes at an unknown version of TLS as soon as the output uses TLS",
  "output-without-logs": "the plugin takes metrics only: no log arrives",
};

/** The reason why a refusal is missed; undefined if there is none. */
export function reasonToMiss({ refusal = "" }: Verdict): string | undefined {
  return Object.entries(REASONS_TO_MISS).find(([, says]) => says.test(refusal))?.[0];
}

/** Reads the lines of the fixture. */
export function parseMeasurements(jsonLines: string): MeasuredOptions[] {
  return jsonLines
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** The verdict of `firelens check` beside each measured one. */
export function verdicts(measurements: readonly MeasuredOptions[]): Verdict[] {
  return measurements.flatMap((measured) =>
    FLUENT_BIT_VERSIONS.filter(
      (version) => measured.starts?.includes(version) || measured.refuses?.[version] !== undefined,
    ).map((version) => ({
      version,
      measured,
      refusal: measured.refuses?.[version],
      isEnvironment: measured.environment?.includes(version) ?? false,
      errors: checkTaskDefinition(taskOf(measured), { fluentBit: version }).filter(
        ({ severity }) => severity === "error",
      ),
    })),
  );
}

/** The table of each measured version. */
export function confusionTables(all: readonly Verdict[]): ConfusionTable[] {
  return FLUENT_BIT_VERSIONS.flatMap((version) => {
    const own = all.filter((verdict) => verdict.version === version);
    const missed = own.filter(isMissed);
    return own.length === 0
      ? []
      : [
          {
            version,
            bothStart: own.filter(({ refusal, errors }) => refusal === undefined && errors.length === 0)
              .length,
            bothRefuse: own.filter(({ refusal, errors }) => refusal !== undefined && errors.length > 0)
              .length,
            onlyCheckRefuses: own.filter(isOnlyChecks).length,
            onlyFluentBitRefuses: missed.length,
            environment: missed.filter(({ isEnvironment }) => isEnvironment).length,
          },
        ];
  });
}

/** True if Fluent Bit refuses what `firelens check` lets pass. */
export function isMissed({ refusal, errors }: Verdict): boolean {
  return refusal !== undefined && errors.length === 0;
}

/** True if `firelens check` refuses what Fluent Bit starts with. */
export function isOnlyChecks({ refusal, errors }: Verdict): boolean {
  return refusal === undefined && errors.length > 0;
}

function taskOf({ options, secrets = [] }: MeasuredOptions) {
  return {
    containerDefinitions: [
      {
        name: "app",
        image: "example.com/app:1",
        logConfiguration: {
          logDriver: "awsfirelens",
          options,
          secretOptions: secrets.map((name) => ({
            name,
            valueFrom: "arn:aws:ssm:eu-west-1:111122223333:parameter/secret",
          })),
        },
      },
      {
        name: "log_router",
        image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:2.34.3",
        firelensConfiguration: { type: "fluentbit" as const },
      },
    ],
  };
}
