/**
 * The task definition as ECS takes it (RegisterTaskDefinition), as far as this project uses it.
 *
 * Field names, units and meaning: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export interface TaskDefinition {
  /** The name that the revisions of the definition share. */
  readonly family?: string;
  /** Only in the output of DescribeTaskDefinition. */
  readonly revision?: number;
  /** CPU units (1024 = one vCPU), such as `"256"`. */
  readonly cpu?: string;
  /** MiB, such as `"512"`. */
  readonly memory?: string;
  /**
   * How containers are connected.
   * @default "awsvpc" on Fargate, else "bridge"
   */
  readonly networkMode?: NetworkMode;
  /** Where the task is to run: `"FARGATE"`, `"EC2"`, `"EXTERNAL"`, `"MANAGED_INSTANCES"`. */
  readonly requiresCompatibilities?: readonly string[];
  /** The role with which ECS pulls images, reads secrets and writes logs. */
  readonly executionRoleArn?: string;
  /** The role of the containers. */
  readonly taskRoleArn?: string;
  /** The containers of the task: 1 to 10. */
  readonly containerDefinitions: readonly ContainerDefinition[];
}

/** How the containers of a task are connected. Fargate takes `"awsvpc"` alone. */
export type NetworkMode = "awsvpc" | "bridge" | "host" | "none";

/** A container of a task. */
export interface ContainerDefinition {
  /** Up to 255 letters, digits, hyphens and underscores. */
  readonly name: string;
  /** The image's reference, such as `"nginx:1.29.3"`. */
  readonly image: string;
  /** @default true */
  readonly essential?: boolean;
  /** CPU units (1024 = one vCPU). */
  readonly cpu?: number;
  /** Hard limit in MiB: a container that goes beyond it is killed. */
  readonly memory?: number;
  /** Soft limit in MiB. */
  readonly memoryReservation?: number;
  /** What is run instead of the image's own ENTRYPOINT. */
  readonly entryPoint?: readonly string[];
  /** The arguments instead of the image's own CMD. */
  readonly command?: readonly string[];
  /** `"<uid>"` or `"<uid>:<gid>"`, or names that the image knows. */
  readonly user?: string;
  /** The folder in which it runs, instead of the image's own. */
  readonly workingDirectory?: string;
  /** Labels of the container for Docker, by their names. */
  readonly dockerLabels?: Readonly<Record<string, string>>;
  /** Limits of the operating system. */
  readonly ulimits?: readonly {
    readonly name: string;
    readonly softLimit: number;
    readonly hardLimit: number;
  }[];
  /** Environment variables. */
  readonly environment?: readonly EnvironmentVariable[];
  /** Environment variables whose values ECS reads when the task starts. */
  readonly secrets?: readonly Secret[];
  /** The ports that the container listens on. */
  readonly portMappings?: readonly PortMapping[];
  /**
   * How ECS finds out whether the container works.
   * @default - the container has no health
   */
  readonly healthCheck?: HealthCheck;
  /** The containers that it starts after. */
  readonly dependsOn?: readonly ContainerDependency[];
  /** The folders that are volumes of the task. */
  readonly mountPoints?: readonly MountPoint[];
  /**
   * Whether the container may write to volumes alone.
   * @default false
   */
  readonly readonlyRootFilesystem?: boolean;
  /** `tmpfs`: folders in memory. Sizes in MiB. */
  readonly linuxParameters?: {
    readonly initProcessEnabled?: boolean;
    readonly tmpfs?: readonly {
      readonly containerPath: string;
      readonly size: number;
      readonly mountOptions?: readonly string[];
    }[];
  };
  /** Seconds between SIGTERM and SIGKILL. */
  readonly stopTimeout?: number;
  /** Where its standard output and standard error go. */
  readonly logConfiguration?: LogConfiguration;
  /** Makes this container the task's log router. */
  readonly firelensConfiguration?: FirelensConfiguration;
}

/** Where the standard output and the standard error of a container go. */
export interface LogConfiguration {
  /** `"awsfirelens"` for the router, `"awslogs"`, `"splunk"`, or another of Docker's on EC2. */
  readonly logDriver: string;
  /** With `awsfirelens`, the options of Fluent Bit's output. */
  readonly options?: Readonly<Record<string, string>>;
  /** Options whose values ECS reads when the task starts. */
  readonly secretOptions?: readonly Secret[];
}

/** What makes a container the task's log router. */
export interface FirelensConfiguration {
  /** The program that routes the logs. */
  readonly type: "fluentbit" | "fluentd";
  /** `enable-ecs-log-metadata`, `config-file-type` and `config-file-value`. */
  readonly options?: Readonly<Record<string, string>>;
}

/** A name whose value ECS reads from Secrets Manager or Systems Manager when the task starts. */
export interface Secret {
  /** The name of the environment variable or of the option. */
  readonly name: string;
  /** ARN of the secret or of the parameter. */
  readonly valueFrom: string;
}

/** An environment variable of a container. */
export interface EnvironmentVariable {
  /** The name of the variable. */
  readonly name: string;
  /** Its value, which everyone sees who may see the task definition. */
  readonly value: string;
}

/** A port that a container listens on. */
export interface PortMapping {
  /** The port: 1 to 65535. */
  readonly containerPort?: number;
  /** Several ports, such as `"8000-8010"`, instead of one. */
  readonly containerPortRange?: string;
  /** The port outside the container. With `awsvpc` it is the container's. */
  readonly hostPort?: number;
  /** @default tcp */
  readonly protocol?: "tcp" | "udp";
  /** The name by which Service Connect knows the port. */
  readonly name?: string;
  /**
   * The protocol for Service Connect.
   * @default - TCP
   */
  readonly appProtocol?: "http" | "http2" | "grpc";
}

/** Times are in seconds. */
export interface HealthCheck {
  /** `["CMD", …]`, or `["CMD-SHELL", "…"]` for the container's shell. It works when the exit code is 0. */
  readonly command: readonly string[];
  /**
   * The time between two checks: 5 to 300.
   * @default 30
   */
  readonly interval?: number;
  /**
   * The time that a check may take: 2 to 60.
   * @default 5
   */
  readonly timeout?: number;
  /**
   * The failures in a row that make the container unhealthy: 1 to 10.
   * @default 3
   */
  readonly retries?: number;
  /**
   * The time after the start in which failures don't count: 0 to 300.
   * @default - none
   */
  readonly startPeriod?: number;
}

/** A container that another one starts after. */
export interface ContainerDependency {
  /** The name of the container that is waited for. */
  readonly containerName: string;
  /** What is waited for: its start, its end, its end without an error, or its health. */
  readonly condition: "START" | "COMPLETE" | "SUCCESS" | "HEALTHY";
}

/** A folder of a container that is a volume of the task. */
export interface MountPoint {
  /** The name of the volume. */
  readonly sourceVolume: string;
  /** The folder in the container. */
  readonly containerPath: string;
  /**
   * Whether the container may only read it.
   * @default false
   */
  readonly readOnly?: boolean;
}
