import {
  CONTAINER_FIELDS,
  FIRELENS_CONFIGURATION_FIELDS,
  LOG_CONFIGURATION_FIELDS,
} from "../data/container-fields.js";
import type { FluentBitVersion } from "../facts/fluent-bit-version.js";
import { findPlugin, vendorPlugin } from "../facts/plugins.js";
import { type RouterImage, readRouterImage } from "../facts/router-image.js";
import type { JsonPath } from "../finding.js";
import { showValue } from "../message.js";
import { type Field, FieldReader, type ReadingContext, UNKNOWN } from "./field-reader.js";
import type { TaskDefinition } from "./task-definition.js";
import {
  AGENT_OPTIONS,
  type Container,
  type Firelens,
  type FirelensContainer,
  type Log,
  literalValue,
  type Mount,
  type Option,
  optionNamed,
  type Router,
  type SecretReference,
  type TaskModel,
  type UnknownField,
} from "./task-model.js";

export interface ReadOptions {
  readonly isUnknown?: (value: unknown) => boolean;
  readonly fluentBit?: FluentBitVersion;
}

/** Reads a task definition of any content: fields of the wrong type are noted and then not known. */
export function readTaskModel(definition: TaskDefinition, options: ReadOptions = {}): TaskModel {
  const context: ReadingContext = { isUnknown: options.isUnknown ?? (() => false), wrongTypes: [] };
  const task = FieldReader.of(definition, [], context);
  const readers = task.objects("containerDefinitions");
  const containers = Array.isArray(readers) ? readers.map(readContainer) : [];
  const router = containers.find((container): container is Router => container.firelens !== undefined);
  const image = typeof router?.image === "string" ? readRouterImage(router.image) : undefined;
  const fluentBit = options.fluentBit ?? image?.fluentBit;

  const firelensContainers = containers.flatMap((container) =>
    readFirelensContainer(container, router?.firelens, image, fluentBit),
  );

  return {
    family: task.string("family"),
    revision: task.number("revision"),
    launchType: launchType(task.list("requiresCompatibilities")),
    networkMode: task.string("networkMode"),
    taskRoleArn: task.string("taskRoleArn"),
    executionRoleArn: task.string("executionRoleArn"),
    operatingSystem: task.object("runtimePlatform")?.string("operatingSystemFamily"),
    isWhole: task.string("family") !== undefined && task.list("requiresCompatibilities") !== undefined,
    cpu: quantity(task, "cpu", context),
    memory: quantity(task, "memory", context),
    containers,
    router,
    image,
    fluentBit,
    firelensContainers,
    outputs: router?.firelens.type === "fluentd" ? [] : firelensContainers,
    wrongTypes: context.wrongTypes,
  };
}

function launchType(compatibilities: Field<readonly unknown[]>): TaskModel["launchType"] {
  if (!Array.isArray(compatibilities) || compatibilities.length === 0) {
    return "unspecified";
  }
  return compatibilities.includes("FARGATE") ? "fargate" : "other";
}

/**
 * A quantity as RegisterTaskDefinition takes it: `"256"`, `"0.25 vCPU"`, `"512"`, `"0.5 GB"`.
 *
 * @returns CPU units or MiB.
 */
function quantity(task: FieldReader, key: "cpu" | "memory", context: ReadingContext): Field<number> {
  const value = task.stringOrNumber(key);
  if (typeof value !== "string") {
    return value;
  }
  const match = /^\s{0,9}(\d{0,9}\.?\d{1,9})\s{0,9}(vcpu|gb)?\s{0,9}$/i.exec(value);
  if (match === null) {
    context.wrongTypes.push({ at: [key], message: `${showValue(value)} is no amount of ${key}` });
    return UNKNOWN;
  }
  return Number(match[1]) * (match[2] === undefined ? 1 : 1024);
}

function readContainer(reader: FieldReader, index: number): Container {
  const log = reader.object("logConfiguration");
  const firelens = reader.object("firelensConfiguration");
  const healthCheck = reader.object("healthCheck");
  const secrets = elements(reader.objects("secrets"));
  return {
    index,
    isKnown: reader.isKnown,
    name: reader.string("name"),
    image: reader.string("image"),
    essential: reader.boolean("essential"),
    user: reader.string("user"),
    cpu: reader.number("cpu"),
    memory: reader.number("memory"),
    memoryReservation: reader.number("memoryReservation"),
    stopTimeout: reader.number("stopTimeout"),
    readonlyRootFilesystem: reader.boolean("readonlyRootFilesystem"),
    hasHealthCheck: healthCheck?.isKnown === false ? UNKNOWN : healthCheck !== undefined,
    replacesCommand: isFilled(reader.list("entryPoint")) || isFilled(reader.list("command")),
    healthCheckCommand: words(healthCheck?.list("command")),
    mounts: readMounts(reader),
    environment: elements(reader.objects("environment")).flatMap((variable) =>
      known(variable.string("name")).map((name) => ({
        at: [...variable.at, "value"],
        name,
        value: variable.string("value"),
      })),
    ),
    secretVariables: secrets.flatMap((secret) => known(secret.string("name"))),
    secretReferences: secrets.map(readSecretReference),
    ports: elements(reader.objects("portMappings")).map((port) => ({
      at: port.at,
      containerPort: port.number("containerPort"),
      containerPortRange: port.string("containerPortRange"),
      hostPort: port.number("hostPort"),
    })),
    dependsOn: elements(reader.objects("dependsOn")).map((dependency) => ({
      at: dependency.at,
      containerName: dependency.string("containerName"),
      condition: dependency.string("condition"),
    })),
    log: log && readLog(log),
    // A container that is not known as a whole is not taken for a router.
    firelens: firelens && reader.isKnown ? readFirelens(firelens) : undefined,
    unknownFields: [
      ...unknownFields(reader, CONTAINER_FIELDS),
      ...unknownFields(log, LOG_CONFIGURATION_FIELDS),
      ...unknownFields(firelens, FIRELENS_CONFIGURATION_FIELDS),
    ],
  };
}

function readMounts(reader: FieldReader): readonly Mount[] {
  const mountPoints = elements(reader.objects("mountPoints")).map(
    (mount): Mount => ({
      path: mount.string("containerPath"),
      isReadOnly: mount.boolean("readOnly") === true,
    }),
  );
  const tmpfs = elements(reader.object("linuxParameters")?.objects("tmpfs")).map(
    (mount): Mount => ({
      path: mount.string("containerPath"),
      isReadOnly: false,
    }),
  );
  return [...mountPoints, ...tmpfs];
}

function readSecretReference(secret: FieldReader): SecretReference {
  return { at: [...secret.at, "valueFrom"], valueFrom: secret.string("valueFrom") };
}

function readLog(reader: FieldReader): Log {
  const { options, isComplete } = readOptions(reader);
  const secretOptions = reader.objects("secretOptions");
  const secrets = elements(secretOptions).map(
    (secret): { readonly name: Field<string>; readonly at: JsonPath } => ({
      name: secret.string("name"),
      at: [...secret.at, "name"],
    }),
  );
  return {
    driver: reader.string("logDriver"),
    options,
    secretReferences: elements(secretOptions).map(readSecretReference),
    secrets: secrets.flatMap(({ name, at }) => known(name).map((key) => option(key, UNKNOWN, at))),
    isComplete: isComplete && secretOptions !== UNKNOWN && secrets.every(({ name }) => name !== UNKNOWN),
  };
}

function readFirelens(reader: FieldReader): Firelens {
  return { type: reader.string("type"), ...readOptions(reader) };
}

function readOptions(reader: FieldReader): Pick<Firelens, "options" | "isComplete"> {
  const options = reader.object("options");
  return {
    options: (options?.keys ?? []).flatMap((key) => {
      const value = options?.string(key);
      return value === undefined ? [] : [option(key, value, [...reader.at, "options", key])];
    }),
    isComplete: reader.isKnown && options?.isKnown !== false,
  };
}

function option(key: string, value: Option["value"], at: Option["at"]): Option {
  return { key, name: key.toLowerCase(), value, at };
}

function unknownFields(reader: FieldReader | undefined, fields: readonly string[]): readonly UnknownField[] {
  if (reader === undefined) {
    return [];
  }
  return reader.keys
    .filter((key) => !fields.includes(key))
    .map((key) => ({ at: [...reader.at, key], key, known: fields }));
}

function readFirelensContainer(
  container: Container,
  firelens: Firelens | undefined,
  image: RouterImage | undefined,
  fluentBit: FluentBitVersion | undefined,
): readonly FirelensContainer[] {
  const { log } = container;
  if (log?.driver !== "awsfirelens") {
    return [];
  }
  const outputOptions = [...log.options, ...log.secrets].filter((option) => !AGENT_OPTIONS.has(option.key));
  const isFluentd = firelens?.type === "fluentd";
  const nameKey = isFluentd ? "@type" : "Name";
  const naming =
    outputOptions.find(({ key }) => key === nameKey) ?? optionNamed(outputOptions, nameKey.toLowerCase());
  const pluginName = naming && (literalValue(naming)?.trim() ?? UNKNOWN);
  return [
    {
      container,
      log,
      outputOptions: outputOptions.filter(({ key }) => key !== nameKey),
      pluginName,
      plugin:
        typeof pluginName === "string" && !isFluentd ? pluginOf(pluginName, image, fluentBit) : undefined,
    },
  ];
}

function pluginOf(name: string, image: RouterImage | undefined, fluentBit: FluentBitVersion | undefined) {
  const vendor = image?.vendor;
  return vendor?.plugin === name.toLowerCase() ? vendorPlugin(vendor) : findPlugin(name, fluentBit);
}

/** The list's strings; empty if one of them is not known. */
function words(list: Field<readonly unknown[]>): readonly string[] {
  const strings = elements(list).filter((word) => typeof word === "string");
  return strings.length === elements(list).length ? strings : [];
}

function elements<T>(list: Field<readonly T[]>): readonly T[] {
  return Array.isArray(list) ? list : [];
}

function isFilled(list: Field<readonly unknown[]>): boolean {
  return elements(list).length > 0;
}

function known(value: Field<string>): readonly string[] {
  return typeof value === "string" ? [value] : [];
}
