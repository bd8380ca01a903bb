import { formatPath } from "../finding.js";
import { readTaskModel } from "../model/read-task-model.js";
import type { TaskDefinition } from "../model/task-definition.js";
import { optionValue, type Router, type TaskModel } from "../model/task-model.js";
import {
  HEALTH_CHECK_OUTPUT,
  inputs,
  type Line,
  NoFluentBitConfError,
  output,
  patternFilter,
  renderSection,
  type Section,
} from "./sections.js";

/** What ECS knows only when the task runs. */
export interface TaskMetadata {
  /**
   * The name of the cluster.
   * @default <cluster>
   */
  readonly cluster?: string;
  /**
   * The ARN of the task.
   * @default <task-arn>
   */
  readonly taskArn?: string;
  /** Revision of the task definition. @default - the definition's own, else <revision> */
  readonly revision?: string;
  /** Only for tasks on EC2. @default - no line for it */
  readonly ec2InstanceId?: string;
}

/** Where the agent puts a configuration file that it has read from S3. */
const DOWNLOADED_FILE = "/fluent-bit/etc/external.conf";

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
    ...task.firelensContainers
      .flatMap((container) => patternFilter(container, "include-pattern"))
      .map(renderSection),
    ...task.firelensContainers
      .flatMap((container) => patternFilter(container, "exclude-pattern"))
      .map(renderSection),
    ...metadataFilter(task, router, metadata).map(renderSection),
    ...include(router).map((path) => `\n@INCLUDE ${path}\n`),
    ...(isReachable ? [renderSection(HEALTH_CHECK_OUTPUT)] : []),
    ...task.firelensContainers.flatMap(output).map(renderSection),
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
  return [type === "s3" ? DOWNLOADED_FILE : value];
}
