import type { LogProcessing } from "../../firelens/config/log-processing.js";
import type { Secret } from "../destinations/secret.js";

/** How Service Connect speaks to a port. */
export const APP_PROTOCOLS = ["http", "http2", "grpc"] as const;

/** What ECS knows of a port beside its number. */
export interface PortOptions {
  /**
   * The name by which Service Connect finds the port: lower-case letters, digits, hyphens and underscores.
   * @default - none
   */
  readonly portName?: string;
  /**
   * The protocol on top of TCP, for the metrics and retries of Service Connect. The port needs a name.
   * @default - plain TCP
   */
  readonly appProtocol?: "http" | "http2" | "grpc";
}

/** A port that a container listens on. */
export interface ContainerPort extends PortOptions {
  /** The port. All containers of a task share one network interface, so that each port has one container. */
  readonly containerPort: number;
  /**
   * The transport protocol.
   * @default "tcp"
   */
  readonly protocol?: "tcp" | "udp";
}

/**
 * A command that ECS runs in a container to ask whether it is healthy.
 * Source: Amazon ECS API Reference, HealthCheck.
 */
export interface ContainerHealthCheck {
  /** "CMD" with a program and its arguments, or "CMD-SHELL" with a line for the shell of the image. */
  readonly command: readonly string[];
  /**
   * Seconds from one check to the next, 5 to 300.
   * @default 30
   */
  readonly intervalSeconds?: number;
  /**
   * Seconds that the command has, 2 to 60.
   * @default 5
   */
  readonly timeoutSeconds?: number;
  /**
   * Consecutive failures after which the container is unhealthy, 1 to 10. ECS replaces the task if it is essential.
   * @default 3
   */
  readonly retries?: number;
  /**
   * Seconds after the start in which failures don't count, 0 to 300.
   * @default - none
   */
  readonly startPeriodSeconds?: number;
}

/** The limits that a container can have. Source: Amazon ECS API Reference, Ulimit. */
export const ULIMIT_NAMES = [
  "core",
  "cpu",
  "data",
  "fsize",
  "locks",
  "memlock",
  "msgqueue",
  "nice",
  "nofile",
  "nproc",
  "rss",
  "rtprio",
  "rttime",
  "sigpending",
  "stack",
] as const;

/** A limit of the operating system. Fargate's own limit of open files (nofile) is 65535. */
export interface Ulimit {
  /** What is limited. */
  readonly name: (typeof ULIMIT_NAMES)[number];
  /** The limit at the start. A process may raise it up to the hard limit. */
  readonly softLimit: number;
  /** The limit that no process of the container can raise. */
  readonly hardLimit: number;
}

/** A volume of the task as a folder of a container. */
export interface MountPoint {
  /** The volume, one of `task.volumes`. */
  readonly sourceVolume: string;
  /** The absolute path of the folder. */
  readonly containerPath: string;
  /**
   * Mount the volume for reading only.
   * @default false
   */
  readonly readOnly?: boolean;
}

/** The conditions of a dependency. Source: Amazon ECS API Reference, ContainerDependency. */
export const DEPENDENCY_CONDITIONS = ["START", "COMPLETE", "SUCCESS", "HEALTHY"] as const;

/** What a container waits for before it starts. */
export interface Dependency {
  /** The name of a container of the task. */
  readonly containerName: string;
  /** It has started, has ended, has ended with exit code 0, or is healthy by its own health check. */
  readonly condition: "START" | "COMPLETE" | "SUCCESS" | "HEALTHY";
}

/** The options that every container has, the application and those beside it. */
export interface ContainerOptions extends PortOptions, LogProcessing {
  /**
   * Further ports, beside `containerPort`.
   * @default - none
   */
  readonly ports?: readonly ContainerPort[];
  /**
   * CPU units that are reserved for the container. 1024 are one vCPU.
   * @default - none; for the application what the others leave of the task's
   */
  readonly cpu?: number;
  /**
   * The maximum memory in MiB. A container that exceeds it is killed.
   * @default - the task's memory; for the application what the others leave of it
   */
  readonly memoryMiB?: number;
  /**
   * Memory in MiB that is reserved for the container.
   * @default - none
   */
  readonly memoryReservationMiB?: number;
  /**
   * What is run instead of the image's entry point.
   * @default - the image's own
   */
  readonly entryPoint?: readonly string[];
  /**
   * The command that the container runs, or the arguments of its entry point.
   * @default - the image's own
   */
  readonly command?: readonly string[];
  /**
   * The absolute path of the folder that the command runs in.
   * @default - the image's own
   */
  readonly workingDirectory?: string;
  /**
   * The user that the container runs as: a name or an id, also with a group, such as "1000:1000".
   * @default - the image's own
   */
  readonly user?: string;
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
  /**
   * The command by which ECS sees whether the container is healthy. A load balancer has its own health check.
   * @default - none
   */
  readonly healthCheck?: ContainerHealthCheck;
  /**
   * What the container waits for, beside the router.
   * @default - nothing
   */
  readonly dependsOn?: readonly Dependency[];
  /**
   * Seconds from SIGTERM to SIGKILL when the task stops, 0 to 120.
   * @default - 30, Fargate's own
   */
  readonly stopTimeoutSeconds?: number;
  /**
   * Limits of the operating system.
   * @default - Fargate's own
   */
  readonly ulimits?: readonly Ulimit[];
  /**
   * Labels of the container, which monitoring agents read.
   * @default - none
   */
  readonly dockerLabels?: Readonly<Record<string, string>>;
  /**
   * Run a small init process in the container, which forwards signals and ends what `exec` leaves behind.
   * @default false; for the application as `service.exec` says
   */
  readonly initProcess?: boolean;
  /**
   * The volumes of the task that the container sees.
   * @default - none
   */
  readonly mountPoints?: readonly MountPoint[];
  /**
   * Make the root file system read-only. The container then writes to `writablePaths` only.
   * @default false
   */
  readonly readonlyRootFilesystem?: boolean;
  /**
   * Absolute paths of folders that the container writes to. Each is an empty file system in memory (tmpfs) that any user may
   * write to, and its content counts as the container's memory.
   * @default - none; for the application with a read-only root file system those of nginx, or /tmp for another image
   */
  readonly writablePaths?: readonly string[];
  /**
   * The size of each writable path in MiB.
   * @default 64
   */
  readonly writablePathSizeMiB?: number;
}

/** The options of the container that receives requests. Its image, port and the size of the task are Terraform variables. */
export interface ApplicationOptions extends ContainerOptions {
  /**
   * The container's name. The family of the task definition begins with it, and so do the log streams of the default
   * destination behind `from-<name of the deployment>-`.
   * @default "nginx-fluentbit", the article's
   */
  readonly name?: string;
}
