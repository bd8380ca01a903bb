import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import {
  FLUENT_BIT_VERSIONS,
  type FluentBitVersion,
  nearestFluentBitVersion,
} from "../facts/fluent-bit-version.js";
import { nearest } from "../facts/nearest.js";
import { formatPath, type JsonPath, type Severity } from "../finding.js";
import { checkRuleId, type IgnoredRule, UnknownRuleError } from "../ignore-rules.js";
import { formatInputError, InputError, type Position } from "../inputs/document.js";
import { locateInJson, parseJson } from "../inputs/json.js";
import { readFileText } from "../inputs/read-text.js";
import { formatMessage, type Message } from "../message.js";
import { isRecord } from "../model/field-reader.js";

const CONFIG_FILE = "firelens.config.json";

/** A rule that is ignored in some files. */
export interface ConfigIgnore extends IgnoredRule {
  /** Where the configuration says so. */
  readonly position: Position;
  readonly isFor: (file: string) => boolean;
}

/** What a configuration file says. */
export interface Config {
  /** As shown to the user. */
  readonly name: string;
  readonly ignores: readonly ConfigIgnore[];
  readonly severities: Readonly<Record<string, Severity>>;
  /** The version that the file's tasks run, if the configuration says. */
  readonly fluentBit: (file: string) => FluentBitVersion | undefined;
}

const NO_CONFIG: Config = { name: "", ignores: [], severities: {}, fluentBit: () => undefined };

/**
 * The configuration file of that name or, without one, the nearest firelens.config.json in the folder and above.
 *
 * @throws InputError with file and place if it cannot be read, or if something in it makes no sense.
 */
export async function readConfig(directory: string, name: string | undefined): Promise<Config> {
  const file = name === undefined ? findConfig(resolve(directory)) : resolve(directory, name);
  if (file === undefined) {
    return NO_CONFIG;
  }
  const shown = name ?? relative(directory, file);
  try {
    return { name: shown, ...(await new ConfigReader(readFileText(file), directory, dirname(file)).read()) };
  } catch (error) {
    throw error instanceof InputError ? new InputError(formatInputError(shown, error)) : error;
  }
}

function findConfig(directory: string): string | undefined {
  const file = join(directory, CONFIG_FILE);
  if (existsSync(file)) {
    return file;
  }
  const parent = dirname(directory);
  return parent === directory ? undefined : findConfig(parent);
}

type Matcher = (file: string) => boolean;

/** Reads a configuration; each fault is an InputError with its place. */
class ConfigReader {
  constructor(
    private readonly text: string,
    /** Where the checked files are looked for. */
    private readonly directory: string,
    /** Where the patterns begin. */
    private readonly base: string,
  ) {}

  async read(): Promise<Omit<Config, "name">> {
    const root = this.record(
      parseJson(this.text),
      [],
      ["$schema", "fluentBit", "ignore", "severity", "versions"],
    );
    const ignores = await Promise.all(
      this.list(root.ignore, ["ignore"]).map((entry, index) => this.ignore(entry, ["ignore", index])),
    );
    const versions = await Promise.all(
      this.list(root.versions, ["versions"]).map((entry, index) => this.version(entry, ["versions", index])),
    );
    const everywhere =
      root.fluentBit === undefined ? undefined : this.fluentBit(root.fluentBit, ["fluentBit"]);
    return {
      ignores,
      severities: this.severities(root.severity),
      fluentBit: (file) => versions.find(({ isFor }) => isFor(file))?.fluentBit ?? everywhere,
    };
  }

  private async ignore(value: unknown, path: JsonPath): Promise<ConfigIgnore> {
    const { rule, reason, container, file } = this.record(value, path, [
      "rule",
      "reason",
      "container",
      "file",
    ]);
    return {
      rule: this.rule(this.string(rule, [...path, "rule"]), [...path, "rule"]),
      reason: this.string(reason, [...path, "reason"]),
      ...(container === undefined ? {} : { container: this.string(container, [...path, "container"]) }),
      position: this.positionOf(path),
      isFor: await this.matcher(file, [...path, "file"]),
    };
  }

  private async version(value: unknown, path: JsonPath) {
    const { file, fluentBit } = this.record(value, path, ["file", "fluentBit"]);
    return {
      fluentBit: this.fluentBit(fluentBit, [...path, "fluentBit"]),
      isFor: await this.matcher(file, [...path, "file"]),
    };
  }

  /** A pattern that is relative to the configuration file; without one every file matches. */
  private async matcher(pattern: unknown, path: JsonPath): Promise<Matcher> {
    if (pattern === undefined) {
      return () => true;
    }
    // Loaded only when there is a pattern.
    const { default: picomatch } = await import("picomatch");
    const isMatch = picomatch(this.string(pattern, path));
    return (file) => isMatch(relative(this.base, resolve(this.directory, file)).replaceAll("\\", "/"));
  }

  private severities(value: unknown): Readonly<Record<string, Severity>> {
    const entries = Object.entries(value === undefined ? {} : this.record(value, ["severity"]));
    return Object.fromEntries(
      entries.map(([rule, severity]) => {
        const path = ["severity", rule];
        this.rule(rule, path);
        if (severity !== "error" && severity !== "warning") {
          throw this.fault(path, { value: severity, expected: "error or warning" });
        }
        return [rule, severity];
      }),
    );
  }

  private fluentBit(value: unknown, path: JsonPath): FluentBitVersion {
    const version = nearestFluentBitVersion(this.string(value, path));
    if (version === undefined) {
      throw this.fault(path, { value, expected: `a version, such as ${FLUENT_BIT_VERSIONS.at(-1)}` });
    }
    return version;
  }

  private rule(id: string, path: JsonPath): string {
    try {
      checkRuleId(id);
      return id;
    } catch (error) {
      if (error instanceof UnknownRuleError) {
        throw this.errorAt(path, `${formatPath(path)}: ${error.message}`);
      }
      throw error;
    }
  }

  private record(
    value: unknown,
    path: JsonPath,
    keys?: readonly string[],
  ): Readonly<Record<string, unknown>> {
    if (!isRecord(value)) {
      throw this.fault(path, { value, expected: "an object" });
    }
    const unknown = keys && Object.keys(value).find((key) => !keys.includes(key));
    if (keys !== undefined && unknown !== undefined) {
      const at = [...path, unknown];
      throw this.fault(at, { expected: `one of ${keys.join(", ")}`, nearest: nearest(unknown, keys) });
    }
    return value;
  }

  private list(value: unknown, path: JsonPath): readonly unknown[] {
    if (value !== undefined && !Array.isArray(value)) {
      throw this.fault(path, { value, expected: "a list" });
    }
    return value ?? [];
  }

  private string(value: unknown, path: JsonPath): string {
    if (typeof value !== "string" || value.trim() === "") {
      throw this.fault(path, { value, expected: "a text" });
    }
    return value;
  }

  private fault(path: JsonPath, message: Omit<Message, "what">): InputError {
    return this.errorAt(path, formatMessage({ what: formatPath(path) || "the configuration", ...message }));
  }

  private errorAt(path: JsonPath, message: string): InputError {
    return new InputError(message, this.positionOf(path));
  }

  private positionOf(path: JsonPath): Position {
    return locateInJson(this.text, [path])[0] ?? { line: 1, column: 1 };
  }
}
