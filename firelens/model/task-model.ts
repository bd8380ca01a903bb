import type { FluentBitVersion } from "../facts/fluent-bit-version.js";
import type { Plugin } from "../facts/plugins.js";
import type { RouterImage } from "../facts/router-image.js";
import type { JsonPath } from "../finding.js";
import type { Field, UNKNOWN, WrongType } from "./field-reader.js";

/** What the rules and the preview read: a task definition whose fields have the right types or are not known. */
export interface TaskModel {
  readonly family: Field<string>;
  readonly revision: Field<number>;
  /** `fargate` or `other` as requiresCompatibilities says; `unspecified` if it does not. */
  readonly launchType: "fargate" | "other" | "unspecified";
  readonly networkMode: Field<string>;
  readonly taskRoleArn: Field<string>;
  readonly executionRoleArn: Field<string>;
  /** `runtimePlatform.operatingSystemFamily`. */
  readonly operatingSystem: Field<string>;
  /**
   * True if the definition is one that ECS could register, so that a missing role is missing: it has a family and
   * says where it runs. A list of containers alone says nothing about roles.
   */
  readonly isWhole: boolean;
  /** CPU units. */
  readonly cpu: Field<number>;
  /** MiB. */
  readonly memory: Field<number>;
  readonly containers: readonly Container[];
  /** The container whose firelensConfiguration ECS uses: the first. */
  readonly router?: Router;
  /** What the router's image reference says; undefined without a router or with an image not known. */
  readonly image?: RouterImage;
  /** Undefined if neither the image nor the caller says. */
  readonly fluentBit?: FluentBitVersion;
  /** Containers with the awsfirelens log driver. */
  readonly firelensContainers: readonly FirelensContainer[];
  /** The firelensContainers whose options become an OUTPUT section of Fluent Bit: none if the router is Fluentd. */
  readonly outputs: readonly FirelensContainer[];
  readonly wrongTypes: readonly WrongType[];
}

export interface Container {
  readonly index: number;
  /** False if the container as a whole is not known. */
  readonly isKnown: boolean;
  readonly name: Field<string>;
  readonly image: Field<string>;
  readonly essential: Field<boolean>;
  readonly user: Field<string>;
  readonly cpu: Field<number>;
  readonly memory: Field<number>;
  readonly memoryReservation: Field<number>;
  readonly stopTimeout: Field<number>;
  readonly readonlyRootFilesystem: Field<boolean>;
  readonly hasHealthCheck: Field<boolean>;
  /** The words of healthCheck.command; empty without one, or where a word is not known. */
  readonly healthCheckCommand: readonly string[];
  /** True if entryPoint or command replaces the image's own. */
  readonly replacesCommand: boolean;
  readonly mounts: readonly Mount[];
  readonly environment: readonly Variable[];
  /** Names of the secrets that become environment variables. */
  readonly secretVariables: readonly string[];
  /** Where ECS reads those from. */
  readonly secretReferences: readonly SecretReference[];
  readonly ports: readonly Port[];
  readonly dependsOn: readonly Dependency[];
  readonly log?: Log;
  readonly firelens?: Firelens;
  /** Names of fields that ECS does not know, with their object. */
  readonly unknownFields: readonly UnknownField[];
}

/** A path of the container that is no part of its image: of mountPoints and linuxParameters.tmpfs. */
export interface Mount {
  readonly path: Field<string>;
  readonly isReadOnly: boolean;
}

interface Variable {
  readonly at: JsonPath;
  readonly name: string;
  readonly value: Field<string>;
}

/** Where ECS reads the value of a secret from. */
export interface SecretReference {
  readonly at: JsonPath;
  readonly valueFrom: Field<string>;
}

export interface Router extends Container {
  readonly firelens: Firelens;
}

export interface Port {
  readonly at: JsonPath;
  readonly containerPort: Field<number>;
  readonly containerPortRange: Field<string>;
  readonly hostPort: Field<number>;
}

interface Dependency {
  readonly at: JsonPath;
  readonly containerName: Field<string>;
  readonly condition: Field<string>;
}

export interface Firelens {
  readonly type: Field<string>;
  readonly options: readonly Option[];
  /** False if some of the options are not known, so that none can be called missing. */
  readonly isComplete: boolean;
}

export interface Log {
  readonly driver: Field<string>;
  readonly options: readonly Option[];
  /** The names of secretOptions as outputOptions whose value is not known. */
  readonly secrets: readonly Option[];
  /** Where ECS reads those from. */
  readonly secretReferences: readonly SecretReference[];
  /** False if some of the options or secrets are not known. */
  readonly isComplete: boolean;
}

/** One option of a log or FireLens configuration. */
export interface Option {
  /** As written. */
  readonly key: string;
  /** In lower case, as Fluent Bit compares it. */
  readonly name: string;
  readonly value: string | typeof UNKNOWN;
  readonly at: JsonPath;
}

export interface UnknownField {
  readonly at: JsonPath;
  readonly key: string;
  readonly known: readonly string[];
}

/** A container whose log goes through FireLens, and the output that its options make. */
export interface FirelensContainer {
  readonly container: Container;
  readonly log: Log;
  /** Options and secrets that become lines of the output, without the one that names the plugin. */
  readonly outputOptions: readonly Option[];
  /** Value of the option that names the plugin, whatever its case. */
  readonly pluginName: Field<string>;
  /** Undefined if not known. */
  readonly plugin?: Plugin;
}

/** Options of an awsfirelens container that the ECS agent keeps for itself. */
export const AGENT_OPTIONS = new Set(["include-pattern", "exclude-pattern", "log-driver-buffer-limit"]);

/** The value if it is known now and Fluent Bit does not replace part of it from the router's environment. */
export function literalValue(option: Option): string | undefined {
  return typeof option.value === "string" && !option.value.includes("${") ? option.value : undefined;
}

/** The option of that lower-case name, as Fluent Bit compares it. */
export function optionNamed(outputOptions: readonly Option[], name: string): Option | undefined {
  return outputOptions.find((option) => option.name === name);
}

/** The option of exactly this key, as the ECS agent compares it. */
export function optionWithKey(options: readonly Option[], key: string): Option | undefined {
  return options.find((option) => option.key === key);
}

/** The value of the option of exactly this key. */
export function optionValue(options: readonly Option[], key: string): Field<string> {
  return optionWithKey(options, key)?.value;
}
