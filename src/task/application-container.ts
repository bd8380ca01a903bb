import type { LogProcessing } from "../../firelens/config/log-processing.js";
import { formatMessage } from "../../firelens/message.js";
import type { ContainerDefinition, ContainerDependency } from "../../firelens/model/task-definition.js";
import { unlessBlank, unlessEmpty } from "../cdktf/optional.js";
import type { LogDestinationSource } from "../destinations/log-destination.js";
import { type Secret, toSecret } from "../destinations/secret.js";
import type { LogDriverOptions } from "./log-outputs.js";

export interface ApplicationContainerProps extends LogProcessing {
  /** The container's name: letters, digits, hyphens and underscores. */
  readonly name: string;
  /** The image's reference. */
  readonly image: string;
  /** The destination of the container's logs, or several of them. */
  readonly destination: LogDestinationSource | readonly LogDestinationSource[];
  /**
   * Stop the task when the container stops.
   * @default true
   */
  readonly essential?: boolean;
  /**
   * CPU units that are reserved for the container. 1024 are one vCPU.
   * @default - none
   */
  readonly cpu?: number;
  /**
   * The maximum memory in MiB. A container that exceeds it is killed.
   * @default - the task's memory
   */
  readonly memoryMiB?: number;
  /**
   * The port that the container listens on.
   * @default - none
   */
  readonly containerPort?: number;
  /**
   * Make the root file system read-only. The container then writes to `writablePaths` only.
   * @default false
   */
  readonly readonlyRootFilesystem?: boolean;
  /**
   * Absolute paths of folders that the container writes to. Each is an empty file system in memory (tmpfs) that any user may
   * write to, and its content counts as the container's memory.
   * @default - none
   */
  readonly writablePaths?: readonly string[];
  /**
   * The size of each writable path in MiB.
   * @default 64
   */
  readonly writablePathSizeMiB?: number;
  /**
   * The user that the container runs as: a name or an id, also with a group, such as "1000:1000".
   * @default - the image's own
   */
  readonly user?: string;
  /**
   * Run a small init process in the container, which forwards signals and ends what `exec` leaves behind.
   * @default false; for the application as `service.exec` says
   */
  readonly initProcess?: boolean;
  /**
   * The command that the container runs.
   * @default - the image's own
   */
  readonly command?: readonly string[];
  /**
   * Environment variables.
   * @default - none
   */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Environment variables whose values ECS reads from Secrets Manager or Parameter Store. An ARN stands for a secret that
   * is encrypted with AWS' own key.
   * @default - none
   */
  readonly secrets?: Readonly<Record<string, Secret | string>>;
}

/**
 * A file system in memory that all users may write to. Fargate supports it since January 2026.
 * Source: Amazon ECS API Reference, Tmpfs.
 */
function tmpfs(containerPath: string, size: number) {
  return { containerPath, size, mountOptions: ["mode=1777"] };
}

/** What is wrong with the writable paths of one container; empty when nothing is. */
export function checkWritablePaths(paths: readonly string[]): string[] {
  const what = "writablePaths";
  return paths.flatMap((path, index) => {
    if (!/^\/[^:\s]+$/.test(path)) {
      return [formatMessage({ what, value: path, expected: "an absolute path, such as /tmp" })];
    }
    return paths.indexOf(path) === index
      ? []
      : [formatMessage({ what, value: path, expected: "each path once" })];
  });
}

/**
 * The definition of a container whose logs FireLens sends to a destination.
 * @param dependsOn - the containers that must be up before it starts
 */
export function applicationContainer(
  props: ApplicationContainerProps,
  { options, secretOptions }: LogDriverOptions,
  dependsOn?: readonly ContainerDependency[],
): ContainerDefinition {
  const { containerPort } = props;
  const { writablePaths = [], writablePathSizeMiB = 64 } = props;
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
    user: props.user,
    linuxParameters: unlessBlank({
      initProcessEnabled: props.initProcess,
      // A bind mount on Fargate belongs to root, so that only images that run as root can write to it.
      tmpfs: unlessEmpty(writablePaths.map((containerPath) => tmpfs(containerPath, writablePathSizeMiB))),
    }),
    environment: named(props.environment, (value) => ({ value })),
    secrets: named(props.secrets, (secret) => ({ valueFrom: toSecret(secret).valueFrom })),
    logConfiguration: {
      logDriver: "awsfirelens",
      options,
      secretOptions,
    },
  };
}

/** Names and values as ECS returns them, sorted by name; undefined for none. Another order would be a perpetual diff. */
function named<T, U>(
  values: Readonly<Record<string, T>> = {},
  value: (given: T) => U,
): readonly (U & { readonly name: string })[] | undefined {
  const entries = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : entries.map(([name, given]) => ({ name, ...value(given) }));
}
