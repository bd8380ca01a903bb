import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition/index.js";
import { Annotations, Fn, type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import { checkTaskDefinition } from "../../firelens/check.js";
import { checkFargateSize } from "../../firelens/facts/fargate-sizes.js";
import { formatMessage } from "../../firelens/message.js";
import type { Account } from "../aws/account.js";
import { checkDeploymentName, checkName, NAME_RULES } from "../aws/names.js";
import { checkImage } from "../aws/patterns.js";
import { checkContainerPort } from "../aws/ports.js";
import { addCheck } from "../cdktf/checks.js";
import { numberToString } from "../cdktf/expressions.js";
import { jsonTemplate } from "../cdktf/json-template.js";
import { TextAsset } from "../cdktf/text-asset.js";
import { containerNetworkMode } from "../corrections.js";
import type { LogDestinationSource } from "../destinations/log-destination.js";
import type { ApplicationContainerProps } from "./application-container.js";
import { type DeploymentLogGroups, logGroupNames } from "./log-groups.js";
import type { RouterProps } from "./router-container.js";
import { type TaskContainers, taskContainers } from "./task-containers.js";
import type { TaskOptions } from "./task-options.js";
import type { TaskRole } from "./task-role.js";

export interface TaskDefinitionProps extends TaskOptions {
  /** The name of the deployment, which the family ends with. */
  readonly name: string;
  /** CPU units of the task; 1024 are one vCPU. */
  readonly cpu: number;
  /** Memory of the task in MiB. */
  readonly memoryMiB: number;
  /** The application's image. */
  readonly image: string;
  /** The port that the application listens on. */
  readonly containerPort: number;
  /** The account and the region that the task runs in. */
  readonly account: Account;
  /** The role that ECS starts the task with. */
  readonly executionRole: TaskRole;
  /** The role that the containers work with. */
  readonly taskRole: TaskRole;
  /**
   * Where the application's logs go.
   * @default - the application's log group: through the article's plugin where the task has the article's role, else
   * through the one that AWS recommends
   */
  readonly destination?: LogDestinationSource;
  /**
   * Further containers beside the application, each with its own destination.
   * @default - none
   */
  readonly containers?: readonly ApplicationContainerProps[];
  /**
   * The log router.
   * @default - the article's
   */
  readonly router?: RouterProps;
  /**
   * The log groups that the deployment writes to.
   * @default - the article's, created by their first writers
   */
  readonly logGroups?: DeploymentLogGroups;
  /**
   * Define the containers as the article does.
   * @default false
   */
  readonly literal?: boolean;
}

/**
 * The article's "Building the Task Definition": nginx, and Fluent Bit as the FireLens log router beside it.
 * The container definitions are a template that Terraform renders with its own variables.
 *
 * What the router would die of, or lose logs by, fails the synthesis; what is only unwise is a warning of the stack.
 */
export class TaskDefinition extends Construct {
  readonly resource: EcsTaskDefinition;
  /** The name of the container that answers requests. */
  readonly containerName = "nginx-fluentbit";
  /** The port that it answers on. */
  readonly containerPort: number;
  /** The log group of the application's logs, where they go to one. */
  readonly applicationLogGroup?: string;
  /** The log group of the router's own logs. */
  readonly routerLogGroup: string;
  /** The images of all containers. */
  readonly images: readonly string[];
  /** What must be there before tasks may do what their roles are granted. */
  readonly dependencies: readonly ITerraformDependable[];
  /** The AWS services that destinations and secrets take, by the names of their endpoints, or "internet". */
  readonly endpoints: readonly string[];
  /** The TCP ports that the router sends to. */
  readonly ports: readonly number[];

  constructor(scope: Construct, id: string, props: TaskDefinitionProps) {
    super(scope, id);
    const { name, cpu, memoryMiB, architecture, literal = false } = props;
    const family = `nginx-${name}`;
    const groups = props.logGroups ?? logGroupNames(name);
    this.containerPort = props.containerPort;
    this.routerLogGroup = groups.router;
    addCheck(this, [name], checkDeploymentName);
    addCheck(this, [props.image], checkImage);
    addCheck(this, [props.containerPort], checkContainerPort);
    addCheck(this, [cpu, memoryMiB], checkFargateSize);

    const containers = taskContainers(this, props);
    this.applicationLogGroup = containers.applicationLogGroup;
    // The names of the deployment's own groups begin with its name, which is checked.
    if (props.destination !== undefined) {
      addCheck(this, [this.applicationLogGroup], (known) => checkName(NAME_RULES.logGroup, known));
    }
    this.ports = containers.ports;
    this.images = containers.definitions.map(({ image }) => image);
    this.endpoints = containers.endpoints;
    this.node.addValidation({ validate: () => checkConfigFiles(containers.configFiles) });
    if (!literal) {
      this.check(containers, cpu, memoryMiB);
    }
    const networkMode = containerNetworkMode(literal);
    const template = jsonTemplate(
      this,
      containers.definitions.map((definition) =>
        definition.firelensConfiguration === undefined ? { ...definition, networkMode } : definition,
      ),
    );
    const asset = new TextAsset(this, "task_template", { fileName: "task.tftpl", text: template.text });

    this.resource = new EcsTaskDefinition(this, "nginx_fluent_bit", {
      family,
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: numberToString(cpu),
      memory: numberToString(memoryMiB),
      containerDefinitions: Fn.templatefile(asset.path, template.variables),
      executionRoleArn: props.executionRole.resource.arn,
      taskRoleArn: props.taskRole.resource.arn,
      volume:
        containers.volumes.length === 0 ? undefined : containers.volumes.map((volume) => ({ name: volume })),
      runtimePlatform:
        architecture === undefined
          ? undefined
          : { cpuArchitecture: architecture, operatingSystemFamily: "LINUX" },
    });
    props.executionRole.grant(...containers.executionStatements);
    props.taskRole.grant(...containers.taskStatements);
    const roles = new Set([props.executionRole, props.taskRole]);
    this.dependencies = [...roles].flatMap(({ dependencies }) => dependencies);
  }

  private check({ definitions, fluentBit }: TaskContainers, cpu: number, memoryMiB: number): void {
    const findings = checkTaskDefinition(
      {
        networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        cpu: numberToString(cpu),
        memory: numberToString(memoryMiB),
        containerDefinitions: definitions,
      },
      { isUnknown: Token.isUnresolved, fluentBit },
    ).map(({ severity, ruleId, path, message }) => ({ severity, text: `${ruleId} ${path}: ${message}` }));
    const ofSeverity = (wanted: string) =>
      findings.filter(({ severity }) => severity === wanted).map(({ text }) => text);
    this.node.addValidation({ validate: () => ofSeverity("error") });
    for (const text of ofSeverity("warning")) {
      Annotations.of(this).addWarning(text);
    }
  }
}

function checkConfigFiles(files: readonly string[]): string[] {
  const relative = files.filter((file) => !Token.isUnresolved(file) && !/^\/\S+$/.test(file));
  const expected = "the absolute path of a file in the router's image";
  return [
    ...relative.map((file) => formatMessage({ what: "configFile", value: file, expected })),
    ...(files.length > 1
      ? [
          formatMessage({
            what: "configFile",
            value: files,
            expected: "one file, as a task has one log router",
          }),
        ]
      : []),
  ];
}
