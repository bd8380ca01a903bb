import { InputError } from "../inputs/document.js";
import { formatMessage } from "../message.js";
import { type Clients, createClients } from "../verify/clients.js";
import { readDuration, showDuration } from "../verify/duration.js";
import { loadOutputs } from "../verify/outputs.js";
import { readOutputs, regionOfUrl, type Subject } from "../verify/subject.js";
import { type Step, type Verification, verify as verifySubject } from "../verify/verify.js";
import { choiceOption, parseCommandLine, UsageError } from "./command-line.js";
import { EXIT_STATUS, type Terminal } from "./terminal.js";

const DEFAULT_TIMEOUT = "15m";

/** Between two verifications of --watch. */
const DEFAULT_INTERVAL = "30s";

export async function verify(args: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals, value, flag } = parseCommandLine(args, {
    values: ["cluster", "service", "url", "region", "log-group", "stack", "timeout", "interval", "format"],
    flags: ["watch"],
  });
  const format = choiceOption("format", value("format"), ["text", "json"]);
  const timeout = durationOption("timeout", value("timeout") ?? DEFAULT_TIMEOUT);
  const [name, ...others] = positionals;
  if (others.length > 0) {
    throw new UsageError("verify takes one Terraform folder, or one file with outputs");
  }
  const interval = durationOption("interval", value("interval") ?? DEFAULT_INTERVAL);
  const subject = await subjectOf(terminal.directory, name, value);
  const clients = createClients(subject.region);
  const once = () => verifyOnce(subject, { clients, timeout, format, terminal });
  let status = await once();
  if (flag("watch")) {
    terminal.onInterrupt?.(() => status);
    for (;;) {
      await CLOCK.pause(interval);
      status = await once().catch((error: unknown) => report(error, terminal));
    }
  }
  return status;
}

interface Run {
  readonly clients: Clients;
  /** In milliseconds. */
  readonly timeout: number;
  readonly format: "text" | "json";
  readonly terminal: Terminal;
}

async function verifyOnce(subject: Subject, { clients, timeout, format, terminal }: Run): Promise<number> {
  const verification = await verifySubject(subject, {
    clients,
    clock: CLOCK,
    marker: crypto.randomUUID(),
    deadline: CLOCK.now() + timeout,
    onProgress: (step, progress) => terminal.progress?.(`${step}: ${progress}`),
    onStep: (step) => {
      terminal.progress?.("");
      if (format === "text") {
        terminal.out(stepLine(step, terminal));
      }
    },
  });
  terminal.out(format === "text" ? conclusion(verification, terminal) : `${JSON.stringify(verification)}\n`);
  return verification.isSent ? EXIT_STATUS.clean : EXIT_STATUS.errors;
}

/** An AWS that cannot be read for a while does not end a watch. */
function report(error: unknown, terminal: Terminal): number {
  if (!(error instanceof InputError)) {
    throw error;
  }
  terminal.err(`firelens: ${error.message}\n`);
  return EXIT_STATUS.unusable;
}

const CLOCK = {
  now: () => Date.now(),
  pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
};

/** What the options name; the outputs of the deployment say what they do not. */
async function subjectOf(
  directory: string,
  name: string | undefined,
  value: (name: string) => string | undefined,
): Promise<Subject> {
  const given = { cluster: value("cluster"), service: value("service"), url: value("url") };
  const isWhole = Object.values(given).every((option) => option !== undefined);
  const outputs =
    isWhole && name === undefined
      ? {}
      : readOutputs(await loadOutputs(directory, name, value("stack")), value("stack"));
  const {
    cluster,
    service,
    url,
    application_log_group: group,
  } = {
    ...outputs,
    ...Object.fromEntries(Object.entries(given).filter(([, option]) => option !== undefined)),
  } as Readonly<Record<string, string | undefined>>;
  if (cluster === undefined || service === undefined || url === undefined) {
    throw new InputError(
      formatMessage({
        what: "the outputs name no cluster, service and url",
        expected: "a stack that is deployed, or --cluster, --service and --url",
      }),
    );
  }
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new UsageError(formatMessage({ what: "--url", value: url, expected: "a URL of http or https" }));
  }
  return {
    cluster,
    service,
    url,
    region: value("region") ?? regionOfUrl(url),
    logGroup: value("log-group") ?? group,
  };
}

function durationOption(option: string, value: string): number {
  const milliseconds = readDuration(value);
  if (milliseconds === undefined || milliseconds === 0) {
    throw new UsageError(
      formatMessage({ what: `--${option}`, value, expected: "a time such as 90s or 10m" }),
    );
  }
  return milliseconds;
}

function stepLine({ name, succeeded, detail, milliseconds }: Step, { style }: Terminal): string {
  const mark = succeeded ? style("green", "ok    ") : style("red", "failed");
  return `${mark} ${name.padEnd(10)} ${showDuration(milliseconds).padStart(12)}  ${detail}\n`;
}

function conclusion({ arrived, marker, diagnosis }: Verification, { style }: Terminal): string {
  if (diagnosis === undefined) {
    return arrived
      ? `\nthe line with the marker ${marker} arrived\n`
      : `\nthe router sent the line with the marker ${marker}, and has no error to tell; that it arrived, only its destination can say\n`;
  }
  const { causes, stoppedTasks, otherMessages, lookedAt } = diagnosis;
  const causeLines = causes.flatMap(({ title, remedy, message, count }) => [
    style("bold", `${title}${count > 1 ? ` (${count} times)` : ""}`),
    `  ${style("dim", message)}`,
    `  remedy: ${remedy}`,
  ]);
  return [
    "",
    causes.length > 0 ? "why:" : "no known cause was found",
    ...causeLines,
    ...section("stopped tasks", stoppedTasks),
    ...section("other errors and warnings of the router", otherMessages),
    ...section("looked at", lookedAt),
    "",
  ].join("\n");
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `${title}:`, ...lines.map((line) => `  ${line}`)];
}
