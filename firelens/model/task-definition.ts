/**
 * The task definition as ECS takes it (RegisterTaskDefinition), as far as this project uses it.
 *
 * Field names, units and meaning: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export interface TaskDefinition {
  readonly family?: string;
  /** Only in the output of DescribeTaskDefinition. */
  readonly revision?: number;
  /** CPU units (1024 = one vCPU), such as `"256"`. */
  readonly cpu?: string;
  /** MiB, such as `"512"`. */
  readonly memory?: string;
  readonly networkMode?: NetworkMode;
  readonly requiresCompatibilities?: readonly string[];
  readonly executionRoleArn?: string;
  readonly taskRoleArn?: string;
  readonly containerDefinitions: readonly ContainerDefinition[];
}

export type NetworkMode = "awsvpc" | "bridge" | "host" | "none";

export interface ContainerDefinition {
  readonly name: string;
  readonly image: string;
  /** @default true */
  readonly essential?: boolean;
  /** CPU units (1024 = one vCPU). */
  readonly cpu?: number;
  /** Hard limit in MiB: a container that goes beyond it is killed. */
  readonly memory?: number;
  /** Soft limit in MiB. */
  readonly memoryReservation?: number;
  readonly entryPoint?: readonly string[];
  readonly command?: readonly string[];
  /** `"<uid>"` or `"<uid>:<gid>"`, or names that the image knows. */
  readonly user?: string;
  readonly workingDirectory?: string;
  readonly dockerLabels?: Readonly<Record<string, string>>;
  readonly ulimits?: readonly {
    readonly name: string;
    readonly softLimit: number;
    readonly hardLimit: number;
  }[];
  readonly environment?: readonly EnvironmentVariable[];
  readonly secrets?: readonly Secret[];
  readonly portMappings?: readonly PortMapping[];
  readonly healthCheck?: HealthCheck;
  readonly dependsOn?: readonly ContainerDependency[];
  readonly mountPoints?: readonly MountPoint[];
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
  readonly logConfiguration?: LogConfiguration;
  /** Makes this container the task's log router. */
  readonly firelensConfiguration?: FirelensConfiguration;
}

interface LogConfiguration {
  readonly logDriver: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly secretOptions?: readonly Secret[];
}

interface FirelensConfiguration {
  readonly type: "fluentbit" | "fluentd";
  /** `enable-ecs-log-metadata`, `config-file-type` and `config-file-value`. */
  readonly options?: Readonly<Record<string, string>>;
}

/** A name whose value ECS reads from Secrets Manager or Systems Manager when the task starts. */
export interface Secret {
  readonly name: string;
  /** ARN of the secret or of the parameter. */
  readonly valueFrom: string;
}

interface EnvironmentVariable {
  readonly name: string;
  readonly value: string;
}

interface PortMapping {
  readonly containerPort?: number;
  readonly containerPortRange?: string;
  readonly hostPort?: number;
  /** @default tcp */
  readonly protocol?: "tcp" | "udp";
  readonly name?: string;
  readonly appProtocol?: "http" | "http2" | "grpc";
}

/** Times are in seconds. */
export interface HealthCheck {
  readonly command: readonly string[];
  readonly interval?: number;
  readonly timeout?: number;
  readonly retries?: number;
  readonly startPeriod?: number;
}

export interface ContainerDependency {
  readonly containerName: string;
  readonly condition: "START" | "COMPLETE" | "SUCCESS" | "HEALTHY";
}

interface MountPoint {
  readonly sourceVolume: string;
  readonly containerPath: string;
  readonly readOnly?: boolean;
}
