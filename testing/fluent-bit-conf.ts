import { matches, tagOf } from "../firelens/config/tags.js";
import { formatMessage } from "../firelens/message.js";
import type { TaskDefinition } from "../firelens/model/task-definition.js";
import { renderConfiguration } from "../firelens/preview/configuration.js";
import { withPlaceholders } from "../firelens/preview/placeholders.js";
import { named } from "./named.js";
import type { StackOrProps } from "./synthesize.js";
import { type RenderOptions, type StackTaskDefinition, taskDefinition } from "./task-definitions.js";

/** What of a configuration is rendered, and with which values. */
export interface FluentBitConfOptions extends RenderOptions {
  /** A container: only the filters and outputs that its log lines go through. @default - the whole configuration */
  readonly container?: string;
}

/** A section of a configuration in Fluent Bit's classic format. */
export interface ConfSection {
  /** Such as `OUTPUT`. */
  readonly name: string;
  /** The section as it stands in the file. */
  readonly text: string;
  /** The options by their names in lower case; a list where one is repeated. */
  readonly options: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * The configuration of a stack's log router: the file that FireLens generates, and the files that it includes, in the order
 * in which Fluent Bit reads them. What AWS decides stands there in angle brackets: `<task-arn>`, `<aws_s3_bucket.logs.bucket>`.
 *
 * @throws ConfigurationError with all findings of the stack
 * @throws NoFluentBitConfError where FireLens would make none
 * @throws Error where there is no such container, variable or task definition, or a container logs without FireLens
 */
export function fluentBitConf(subject: StackOrProps, options: FluentBitConfOptions = {}): string {
  const found = taskDefinition(subject, options);
  const conf = confOf(found);
  if (options.container === undefined) {
    return conf;
  }
  const { containerDefinitions } = found.definition;
  const byName = Object.fromEntries(containerDefinitions.map((container) => [container.name, container]));
  const driver = named("container", byName, options.container).logConfiguration?.logDriver ?? "none";
  if (driver !== "awsfirelens") {
    const what = `the log driver of the container ${options.container}`;
    throw new Error(formatMessage({ what, value: driver, expected: "awsfirelens" }));
  }
  const tag = tagOf(options.container);
  return sectionsOf(conf)
    .filter((section) => takes(section, tag))
    .map(({ text }) => text)
    .join("\n");
}

/** The whole configuration of a task's log router. */
export function confOf({ definition, objects }: StackTaskDefinition): string {
  return renderConfiguration(withPlaceholders(definition) as TaskDefinition, {}, objects);
}

/** The sections of a configuration in their order. */
export function sectionsOf(conf: string): ConfSection[] {
  return conf
    .split(/^(?=\[\w+\]$)/m)
    .filter((text) => text.startsWith("["))
    .map((text) => {
      const [header = "", ...lines] = text.split("\n").filter((line) => !/^\s*(#.*)?$/.test(line));
      const options: Record<string, string | string[]> = {};
      for (const line of lines) {
        const [, key = "", value = ""] = /^\s*(\S+)\s*(.*?)\s*$/.exec(line) ?? [];
        const name = key.toLowerCase();
        const before = options[name];
        options[name] = before === undefined ? value : [before, value].flat();
      }
      return { name: header.slice(1, -1), text: `${[header, ...lines].join("\n")}\n`, options };
    });
}

/** Whether a section takes log lines of a tag: a section without a match takes none. */
function takes({ options: { match, match_regex: regex } }: ConfSection, tag: string): boolean {
  if (typeof regex === "string") {
    return new RegExp(regex).test(tag);
  }
  return typeof match === "string" && matches(match, tag);
}
