import type { ContainerDefinition, ContainerDependency } from "../../firelens/model/task-definition.js";
import type { BoundLogDestination, LogDestinationSource } from "../destinations/log-destination.js";
import type { Secret } from "../destinations/secret.js";
import { volumeName } from "./writable-paths.js";

export interface ApplicationContainerProps {
  /** The container's name: letters, digits, hyphens and underscores. */
  readonly name: string;
  /** The container's image. */
  readonly image: string;
  /** Where the container's logs go. */
  readonly destination: LogDestinationSource;
  /**
   * Stop the task when the container stops.
   * @default true
   */
  readonly essential?: boolean;
  /**
   * CPU units that the container gets at least; 1024 are one vCPU.
   * @default - its share of what the task has left
   */
  readonly cpu?: number;
  /**
   * The most memory in MiB; the container is killed when it wants more.
   * @default - the task's
   */
  readonly memoryMiB?: number;
  /**
   * The port that the container listens on.
   * @default - none
   */
  readonly containerPort?: number;
  /**
   * Let the container write nowhere but in `writablePaths`.
   * @default false
   */
  readonly readonlyRootFilesystem?: boolean;
  /**
   * Folders that the container writes to, each an empty volume that lives as long as the task.
   * @default - none
   */
  readonly writablePaths?: readonly string[];
  /**
   * The command, instead of the image's own.
   * @default - the image's
   */
  readonly command?: readonly string[];
  /**
   * Environment variables.
   * @default - none
   */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Environment variables whose values ECS reads from their store.
   * @default - none
   */
  readonly secrets?: Readonly<Record<string, Secret>>;
}

/** The volumes that the container writes to, by the folders that they stand in for. */
export function writableVolumes(props: ApplicationContainerProps): ReadonlyMap<string, string> {
  return new Map((props.writablePaths ?? []).map((path) => [path, volumeName(props.name, path)]));
}

/**
 * The definition of a container whose logs FireLens takes to a destination.
 * @param dependsOn - what it waits for before it starts
 */
export function applicationContainer(
  props: ApplicationContainerProps,
  destination: BoundLogDestination,
  dependsOn?: readonly ContainerDependency[],
): ContainerDefinition {
  const { containerPort } = props;
  const mountPoints = [...writableVolumes(props)].map(([containerPath, sourceVolume]) => ({
    sourceVolume,
    containerPath,
    readOnly: false,
  }));
  return {
    name: props.name,
    image: props.image,
    essential: props.essential ?? true,
    cpu: props.cpu,
    memory: props.memoryMiB,
    portMappings: containerPort === undefined ? undefined : [{ containerPort, hostPort: containerPort }],
    command: props.command,
    dependsOn,
    readonlyRootFilesystem: props.readonlyRootFilesystem,
    mountPoints: mountPoints.length === 0 ? undefined : mountPoints,
    environment: named(props.environment, (value) => ({ value })),
    secrets: named(props.secrets, ({ valueFrom }) => ({ valueFrom })),
    logConfiguration: {
      logDriver: "awsfirelens",
      options: destination.options,
      secretOptions: destination.secretOptions?.length === 0 ? undefined : destination.secretOptions,
    },
  };
}

/** ECS' list of names and values, in the order of the names, as ECS returns it; absent where it would be empty. */
function named<T, U>(
  values: Readonly<Record<string, T>> = {},
  value: (given: T) => U,
): readonly (U & { readonly name: string })[] | undefined {
  const entries = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : entries.map(([name, given]) => ({ name, ...value(given) }));
}
