import type { TaskDefinition } from "./container-definition.js";
import { UNKNOWN } from "./field-reader.js";
import { formatPath } from "./finding.js";
import {
  healthCheckInput,
  healthCheckOutput,
  type Line,
  renderSection,
  type Section,
} from "./fluent-bit-conf.js";
import { readTaskModel } from "./read-task-model.js";
import { type Container, optionValue, type Router, type Sender, type TaskModel } from "./task-model.js";

/** What ECS knows only when the task runs. */
export interface TaskMetadata {
  /** @default <cluster> */
  readonly cluster?: string;
  /** @default <task-arn> */
  readonly taskArn?: string;
  /** Revision of the task definition. @default - the definition's own, else <revision> */
  readonly revision?: string;
  /** Only for tasks on EC2. @default - no line for it */
  readonly ec2InstanceId?: string;
}

/** FireLens would make no fluent-bit.conf: the task would not start, or runs Fluentd. */
export class NoFluentBitConfError extends Error {}

/** Where the agent puts a configuration file that it has read from S3. */
const downloadedFile = "/fluent-bit/etc/external.conf";
const leastBufferMiB = 25;

/**
 * The fluent-bit.conf that FireLens generates, byte for byte as the ECS agent writes it.
 *
 * The agent writes the outputs and filters of several containers in random order; here it is that of the task
 * definition. Without a networkMode, the task is taken to run on Fargate unless requiresCompatibilities says not.
 *
 * Source: amazon-ecs-agent 1.105.1, agent/taskresource/firelens/firelensconfig_unix.go and the template of
 * go-config-generator-for-fluentd-and-fluentbit.
 *
 * @throws NoFluentBitConfError with the agent's own reason.
 */
export function renderFluentBitConf(definition: TaskDefinition, metadata: TaskMetadata = {}): string {
  const task = readTaskModel(definition);
  const [wrongType] = task.wrongTypes;
  if (wrongType !== undefined) {
    throw new NoFluentBitConfError(`${formatPath(wrongType.at)} is ${wrongType.message}`);
  }
  const router = fluentBitRouter(task);
  const networkMode = networkModeOf(task);
  const isReachable = networkMode === "awsvpc" || networkMode === "bridge";

  return [
    ...inputs(router, networkMode, isReachable).map(renderSection),
    ...task.senders.flatMap((sender) => patternFilter(sender, "include-pattern")).map(renderSection),
    ...task.senders.flatMap((sender) => patternFilter(sender, "exclude-pattern")).map(renderSection),
    ...metadataFilter(task, router, metadata).map(renderSection),
    ...include(router).map((path) => `\n@INCLUDE ${path}\n`),
    ...(isReachable ? [renderSection(healthCheckOutput)] : []),
    ...task.senders.flatMap(output).map(renderSection),
  ].join("");
}

function fluentBitRouter({ router }: TaskModel): Router {
  if (router === undefined) {
    throw new NoFluentBitConfError("no container has a firelensConfiguration");
  }
  const type = router.firelens.type;
  if (type === "fluentd") {
    throw new NoFluentBitConfError(
      "the router is of type fluentd: FireLens generates a Fluentd configuration for it, not fluent-bit.conf",
    );
  }
  if (type !== "fluentbit") {
    throw new NoFluentBitConfError(`invalid firelens configuration type: ${String(type ?? "none")}`);
  }
  return router;
}

function networkModeOf({ networkMode, launchType }: TaskModel): string {
  if (typeof networkMode === "string") {
    return networkMode;
  }
  return launchType === "other" ? "bridge" : "awsvpc";
}

function inputs(router: Router, networkMode: string, isReachable: boolean): readonly Section[] {
  const socket: Section = {
    name: "INPUT",
    lines: [
      { key: "Name", value: "forward" },
      { key: "Mem_Buf_Limit", value: `${bufferLimitMiB(router)}MB` },
      { key: "unix_path", value: "/var/run/fluent.sock" },
    ],
  };
  if (!isReachable) {
    return [socket];
  }
  const forward: Section = {
    name: "INPUT",
    lines: [
      { key: "Name", value: "forward" },
      { key: "Listen", value: networkMode === "bridge" ? "0.0.0.0" : "127.0.0.1" },
      { key: "Port", value: "24224" },
    ],
  };
  return [socket, forward, healthCheckInput];
}

/** Half of the router's memory: Fluent Bit may use twice its buffers. */
function bufferLimitMiB({ memory, memoryReservation }: Router): number {
  const available = positive(memoryReservation) ?? positive(memory) ?? 0;
  const half = Math.trunc(available / 2);
  return half > 0 ? half : leastBufferMiB;
}

function positive(value: Router["memory"]): number | undefined {
  return typeof value === "number" && value > 0 ? value : undefined;
}

function patternFilter(sender: Sender, option: "include-pattern" | "exclude-pattern"): readonly Section[] {
  const pattern = optionValue(sender.log.options, option);
  if (typeof pattern !== "string") {
    return [];
  }
  // The agent's template sets these two keys with its own spacing.
  const key = option === "include-pattern" ? "Regex " : "Exclude";
  return [
    {
      name: "FILTER",
      lines: [
        { key: "Name  ", value: "grep" },
        { key: "Match", value: tagOf(sender.container) },
        { key, value: `log ${pattern}` },
      ],
    },
  ];
}

function tagOf({ name }: Container): string {
  return `${String(name ?? "")}-firelens*`;
}

function metadataFilter(task: TaskModel, router: Router, metadata: TaskMetadata): readonly Section[] {
  const setting = optionValue(router.firelens.options, "enable-ecs-log-metadata");
  // Go's strconv.ParseBool; what it cannot read leaves the metadata out.
  const isOn = setting === undefined || ["1", "t", "T", "TRUE", "true", "True"].includes(String(setting));
  if (!isOn) {
    return [];
  }
  const family = typeof task.family === "string" ? task.family : "<family>";
  const revision =
    metadata.revision ?? (typeof task.revision === "number" ? String(task.revision) : "<revision>");
  const record = (value: string): Line => ({ key: "Record", value });
  return [
    {
      name: "FILTER",
      lines: [
        { key: "Name", value: "record_modifier" },
        { key: "Match", value: "*" },
        ...(metadata.ec2InstanceId === undefined
          ? []
          : [record(`ec2_instance_id ${metadata.ec2InstanceId}`)]),
        record(`ecs_cluster ${metadata.cluster ?? "<cluster>"}`),
        record(`ecs_task_arn ${metadata.taskArn ?? "<task-arn>"}`),
        record(`ecs_task_definition ${family}:${revision}`),
      ],
    },
  ];
}

function include({ firelens: { options } }: Router): readonly string[] {
  const type = optionValue(options, "config-file-type");
  const value = optionValue(options, "config-file-value");
  if (type === undefined) {
    return [];
  }
  if (type !== "file" && type !== "s3") {
    throw new NoFluentBitConfError(`invalid value ${String(type)} is specified for option config-file-type`);
  }
  if (typeof value !== "string") {
    throw new NoFluentBitConfError(
      "option config-file-type is specified but config-file-value is not specified",
    );
  }
  return [type === "s3" ? downloadedFile : value];
}

function output({ container, log }: Sender): readonly Section[] {
  const lines = new Map<string, string>();
  for (const { key, value } of log.options) {
    if (value !== UNKNOWN) {
      lines.set(key, value);
    }
  }
  for (const { key } of log.secrets) {
    lines.set(key, `\${${key}_${container.index}}`);
  }
  for (const consumed of ["include-pattern", "exclude-pattern", "log-driver-buffer-limit"]) {
    lines.delete(consumed);
  }
  const plugin = lines.get("Name");
  lines.delete("Name");
  if (plugin === undefined && lines.size === 0) {
    return [];
  }
  if (plugin === undefined) {
    throw new NoFluentBitConfError(
      `unable to apply log options of container ${String(container.name)} to firelens config: missing output key Name which is required for firelens configuration of type fluentbit`,
    );
  }
  return [
    {
      name: "OUTPUT",
      lines: [
        { key: "Name", value: plugin },
        { key: "Match", value: tagOf(container) },
        ...[...lines].sort(byKey).map(([key, value]) => ({ key, value })),
      ],
    },
  ];
}

/** Go sorts keys by their bytes. */
function byKey([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
