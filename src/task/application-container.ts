import type { ContainerDefinition, ContainerDependency } from "../../firelens/model/task-definition.js";
import { unlessBlank, unlessEmpty } from "../cdktf/optional.js";
import type { LogDestinationSource } from "../destinations/log-destination.js";
import { toSecret } from "../destinations/secret.js";
import type { ContainerHealthCheck, ContainerOptions, ContainerPort } from "./container-options.js";

/** A container beside the application. */
export interface ApplicationContainerProps extends ContainerOptions {
  /** The container's name: letters, digits, hyphens and underscores. */
  readonly name: string;
  /** The image's reference. */
  readonly image: string;
  /**
   * The destination of the container's logs, or several of them. "awslogs" writes them past the router, with ECS' own log
   * driver, to the log group of the router's own logs. "none" drops them.
   */
  readonly destination: LogDestinationSource | readonly LogDestinationSource[] | "awslogs" | "none";
  /**
   * Stop the task when the container stops.
   * @default true
   */
  readonly essential?: boolean;
  /**
   * The port that the container listens on.
   * @default - none
   */
  readonly containerPort?: number;
}

/**
 * A file system in memory that all users may write to. Fargate supports it since January 2026.
 * Source: Amazon ECS API Reference, Tmpfs.
 */
function tmpfs(containerPath: string, size: number) {
  return { containerPath, size, mountOptions: ["mode=1777"] };
}

/** The definition of a container of one's own. Its dependencies are those of the props and these. */
export function applicationContainer(
  props: Omit<ApplicationContainerProps, "destination">,
  logConfiguration: ContainerDefinition["logConfiguration"],
  dependencies: readonly ContainerDependency[] = [],
): ContainerDefinition {
  const { writablePaths = [], writablePathSizeMiB = 64, dependsOn = [], mountPoints = [] } = props;
  const named = new Set(dependsOn.map(({ containerName }) => containerName));
  return {
    name: props.name,
    image: props.image,
    essential: props.essential ?? true,
    cpu: props.cpu,
    memory: props.memoryMiB,
    memoryReservation: props.memoryReservationMiB,
    portMappings: unlessEmpty(portMappings(props)),
    entryPoint: props.entryPoint,
    command: props.command,
    workingDirectory: props.workingDirectory,
    dependsOn: unlessEmpty([
      ...dependencies.filter(({ containerName }) => !named.has(containerName)),
      ...dependsOn,
    ]),
    healthCheck: props.healthCheck && healthCheck(props.healthCheck),
    stopTimeout: props.stopTimeoutSeconds,
    ulimits: props.ulimits,
    dockerLabels: props.dockerLabels,
    mountPoints: unlessEmpty([...mountPoints]),
    readonlyRootFilesystem: props.readonlyRootFilesystem,
    user: props.user,
    linuxParameters: unlessBlank({
      initProcessEnabled: props.initProcess,
      // A bind mount on Fargate belongs to root, so that only images that run as root can write to it.
      tmpfs: unlessEmpty(writablePaths.map((containerPath) => tmpfs(containerPath, writablePathSizeMiB))),
    }),
    environment: sortedByName(props.environment, (value) => ({ value })),
    secrets: sortedByName(props.secrets, (secret) => ({ valueFrom: toSecret(secret).valueFrom })),
    logConfiguration,
  };
}

function portMappings(props: Omit<ApplicationContainerProps, "destination">) {
  const { containerPort, portName, appProtocol, ports = [] } = props;
  const own = containerPort === undefined ? [] : [{ containerPort, portName, appProtocol }];
  return [...own, ...ports].map((port: ContainerPort) => ({
    containerPort: port.containerPort,
    hostPort: port.containerPort,
    protocol: port.protocol,
    name: port.portName,
    appProtocol: port.appProtocol,
  }));
}

/** ECS returns its defaults, so that a definition without them would be a perpetual diff. */
function healthCheck(check: ContainerHealthCheck) {
  return {
    command: check.command,
    interval: check.intervalSeconds ?? 30,
    timeout: check.timeoutSeconds ?? 5,
    retries: check.retries ?? 3,
    startPeriod: check.startPeriodSeconds,
  };
}

/** Names and values as ECS returns them, sorted by name; undefined for none. Another order would be a perpetual diff. */
function sortedByName<T, U>(
  values: Readonly<Record<string, T>> = {},
  value: (given: T) => U,
): readonly (U & { readonly name: string })[] | undefined {
  const entries = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : entries.map(([name, given]) => ({ name, ...value(given) }));
}
