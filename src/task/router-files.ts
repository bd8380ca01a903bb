import { posix } from "node:path";
import { checkProcessing } from "../../firelens/config/check-processing.js";
import { checkRouterConfig } from "../../firelens/config/check-router-config.js";
import {
  type ConfigFile,
  inOrder,
  joinsPartialMessages,
  optionsOf,
  writeConfigFile,
  writeParsersFile,
} from "../../firelens/config/config-file.js";
import {
  ecsMetadataFilter,
  type LogProcessing,
  processingFilters,
  SHORTHAND_PARSERS,
  storageSections,
} from "../../firelens/config/log-processing.js";
import type { FilterSection, ParserSection, RouterConfig } from "../../firelens/config/router-config.js";
import type { FluentBitVersion } from "../../firelens/facts/fluent-bit-version.js";
import { formatMessage } from "../../firelens/message.js";
import type { LogOutputs } from "./log-outputs.js";

/** The options of a container about its records. */
export interface ProcessedContainer {
  /** The setting that has the options, with a dot, such as `task.`. */
  readonly at: string;
  readonly name: string;
  readonly processing: LogProcessing;
  /** FireLens' own filters, which work on single lines. */
  readonly patterns: readonly string[];
}

export interface RouterFilesProps {
  /** What the user adds. */
  readonly config?: RouterConfig;
  readonly containers: readonly ProcessedContainer[];
  readonly outputs: LogOutputs;
  /** Whether a destination keeps logs on disk. */
  readonly usesStorage: boolean;
  /** The router's version of Fluent Bit. Undefined if it is not known. */
  readonly fluentBit?: FluentBitVersion;
  /** Whether the init process of AWS' image gives the router its metadata. */
  readonly hasInitProcess: boolean;
  /** Whether each record has the cluster, the task's ARN and the task definition. */
  readonly ecsMetadata: boolean;
  /** The path of the configuration file in the image. Undefined for files in S3. */
  readonly path?: string;
}

/** The files that the router reads beside the one that FireLens generates. */
export interface RouterFiles {
  /** Undefined where nothing is to be added. */
  readonly config?: string;
  /** Undefined without parsers. */
  readonly parsers?: string;
  /** Whether the file adds the ECS metadata, so that FireLens must not. */
  readonly addsMetadata: boolean;
  readonly findings: () => string[];
}

/** The name of the parsers file beside the configuration file in an image. */
const PARSERS_FILE = "parsers.conf";

/** Writes the files from the options of the containers, from further destinations and from what the user adds. */
export function routerFiles(props: RouterFilesProps): RouterFiles {
  const { config = {}, containers, outputs, usesStorage, fluentBit, path } = props;
  const shorthand = containers.flatMap(({ at, name, processing }) =>
    processingFilters(name, processing, usesStorage ? "filesystem" : "memory").map((section) => ({
      at: `${at}${settingOf(section)}`,
      section,
    })),
  );
  const own = [...shorthand.map(({ section }) => section), ...(config.filters ?? [])];
  const addsMetadata = props.hasInitProcess && props.ecsMetadata && own.some(sendsAgain);
  const metadata = addsMetadata ? containers.map(({ name }) => ecsMetadataFilter(name)) : [];
  const parsers = [...shorthandParsers(containers), ...(config.parsers ?? [])];
  const multilineParsers = config.multilineParsers ?? [];
  const hasParsers = parsers.length + multilineParsers.length > 0;
  const storage = usesStorage && fluentBit !== undefined ? storageSections(fluentBit) : undefined;
  const file: ConfigFile = {
    service: {
      ...storage?.service,
      ...config.service,
      ...(hasParsers && path !== undefined ? { Parsers_File: parsersFiles(path, config) } : {}),
    },
    inputs: storage?.inputs ?? [],
    filters: inOrder([...metadata, ...own], (filter) => filter),
    outputs: [...outputs.sections.map(({ section }) => section), ...(config.outputs ?? [])],
    text: config.text,
  };
  const text = writeConfigFile(file);
  return {
    config: text === "" ? undefined : text,
    parsers: hasParsers ? writeParsersFile(parsers, multilineParsers) : undefined,
    addsMetadata,
    findings: () => [
      ...outputs.findings,
      ...checkStorage(props),
      ...containers.flatMap((container) => checkContainer(container, config, fluentBit)),
      ...checkRouterConfig({
        at: "router.config",
        config,
        containers: containers.map(({ name }) => name),
        filters: shorthand,
        outputs: outputs.sections,
        fluentBit,
      }),
    ],
  };
}

/** All parsers files. Those that the user names are in addition to the one that is written. */
function parsersFiles(path: string, { service = {} }: RouterConfig): string[] {
  return [...optionsOf(service, "Parsers_File"), parsersPath(path)];
}

/** The path of the parsers file in the image. A relative one would start at the folder of FireLens' own file. */
export function parsersPath(path: string): string {
  return posix.join(posix.dirname(path), PARSERS_FILE);
}

/** The option of a container that a filter stands for. */
function settingOf(filter: FilterSection): keyof LogProcessing {
  switch (filter.name) {
    case "multiline":
      return "multiline";
    case "grep":
      return "drop";
    case "record_modifier":
      return "labels";
    default:
      return "parse";
  }
}

/** Whether records go through all filters again after this one. */
function sendsAgain(filter: FilterSection): boolean {
  return filter.name === "rewrite_tag" || (filter.name === "multiline" && !joinsPartialMessages(filter));
}

function shorthandParsers(containers: readonly ProcessedContainer[]): ParserSection[] {
  const names = new Set(containers.map(({ processing }) => processing.parse));
  return Object.entries(SHORTHAND_PARSERS).flatMap(([name, parser]) => (names.has(name) ? [parser] : []));
}

function checkContainer(
  { at, processing, patterns }: ProcessedContainer,
  config: RouterConfig,
  fluentBit: FluentBitVersion | undefined,
): string[] {
  const findings = checkProcessing(at, processing, config, fluentBit);
  if (processing.multiline !== undefined) {
    // The lines of a trace that the pattern does not match are lost before they can be joined.
    const expected = "drop, which works on joined records, while FireLens' pattern works on single lines";
    findings.push(
      ...patterns.map((pattern) => formatMessage({ what: `${at}multiline with ${pattern}`, expected })),
    );
  }
  return findings;
}

function checkStorage({ usesStorage, fluentBit }: RouterFilesProps): string[] {
  if (!usesStorage || fluentBit !== undefined) {
    return [];
  }
  const expected = "an image whose version of Fluent Bit is known, as routerImage(reference, version) says";
  return [formatMessage({ what: "storage with router.image", expected })];
}
