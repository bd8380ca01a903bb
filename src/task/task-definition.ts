import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition/index.js";
import { Annotations, Fn, type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import { checkTaskDefinition } from "../../firelens/check.js";
import { checkFargateSize } from "../../firelens/facts/fargate-sizes.js";
import type { Finding, Severity } from "../../firelens/finding.js";
import { type IgnoredRule, UnknownRuleError } from "../../firelens/ignore-rules.js";
import type { LogConfiguration } from "../../firelens/model/task-definition.js";
import type { HasArn, PolicyStatement, RoleOptions } from "../aws/iam.js";
import { checkDeploymentName, checkName, NAME_RULES } from "../aws/names.js";
import { addNumberChecks, TASK_NUMBERS } from "../aws/numbers.js";
import { checkImage } from "../aws/patterns.js";
import { checkContainerPort } from "../aws/ports.js";
import { addCheck, addFindings } from "../cdktf/checks.js";
import { numberToString } from "../cdktf/expressions.js";
import { unlessEmpty } from "../cdktf/optional.js";
import { jsonTemplate } from "../cdktf/template.js";
import { TextAsset } from "../cdktf/text-asset.js";
import { containerNetworkMode } from "../corrections.js";
import type { CloudWatchPlugin } from "../destinations/cloudwatch.js";
import { ARTICLE_APPLICATION, familyName } from "./application.js";
import type { ContainerPort } from "./container-options.js";
import { type TaskContainers, type TaskContainersProps, taskContainers } from "./containers.js";
import type { DeploymentRole } from "./existing-role.js";
import { awslogs, type DeploymentLogGroup, routerLogGroupName } from "./log-groups.js";
import { pullImages, writeRouterLogs } from "./task-role.js";
import { checkVolumes, type Volumes, volumeBlocks } from "./volumes.js";

/** The options of a task definition that are not about its containers. */
export interface DefinitionOptions {
  /**
   * Allow the first pull of images through a pull through cache of Amazon ECR in the account, for separate roles.
   * @default false
   */
  readonly pullThroughCache?: boolean;
  /**
   * Keep the former revisions registered, so that a deployment can be rolled back to them. Otherwise Terraform deregisters
   * each revision before it registers the next, and a service can't go back to a revision that is not registered.
   * @default false, as in the article
   */
  readonly keepRevisions?: boolean;
  /**
   * The CPU architecture that the images are for. Graviton (ARM64) costs a fifth less.
   * @default - X86_64, Fargate's own
   */
  readonly architecture?: "X86_64" | "ARM64";
  /**
   * Disk space of a task in GiB, 21 to 200, for its images, its containers and empty volumes.
   * @default - 20, Fargate's own
   */
  readonly ephemeralStorageGiB?: number;
  /**
   * Findings about the task definition that are accepted, by the id of their rule, each with the reason. `npx firelens
   * rules` lists the ids.
   * @default - none
   */
  readonly ignoreRules?: readonly IgnoredRule[];
}

/** The options of the task and its roles. */
export interface TaskOptions extends RoleOptions, DefinitionOptions {
  /**
   * Volumes by their names. Containers mount them by `mountPoints`.
   * @default - none
   */
  readonly volumes?: Volumes;
  /**
   * Use one role to start the task and another in its containers. Each is allowed only what it needs.
   * @default false, one role for both as in the article
   */
  readonly separateRoles?: boolean;
  /**
   * An existing role for the containers. It is not changed: the output `task_role_policy` is what it must be allowed.
   * @default - a new role
   */
  readonly taskRole?: HasArn;
  /**
   * An existing role that ECS starts the task with. It is not changed: the output `execution_role_policy` is what it must be
   * allowed.
   * @default - the task role; with `separateRoles` a new role
   */
  readonly executionRole?: HasArn;
  /**
   * What the application is allowed to do in AWS, in addition to what the router needs.
   * @default - nothing
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * The output plugin that writes to CloudWatch Logs if the stack has no `destination`: AWS recommends
   * `cloudwatch_logs`, a part of Fluent Bit, and wrote `cloudwatch` in Go.
   * @default "cloudwatch", the article's
   */
  readonly logPlugin?: CloudWatchPlugin;
}

/** The props of a task definition. */
export interface TaskDefinitionProps extends TaskContainersProps, DefinitionOptions {
  /** The role that ECS starts the task with. */
  readonly executionRole: DeploymentRole;
  /** The role that the containers work with. */
  readonly taskRole: DeploymentRole;
  /**
   * The log group of the router's own logs.
   * @default - the article's, which the log driver creates
   */
  readonly routerLogGroup?: DeploymentLogGroup;
}

/**
 * The article's "Building the Task Definition": nginx, and Fluent Bit as the FireLens log router beside it. The container
 * definitions are a template that Terraform renders with its variables.
 *
 * Mistakes that stop the router or lose logs are errors of the synthesis. Others are warnings.
 */
export class TaskDefinition extends Construct {
  /** The task definition. */
  readonly resource: EcsTaskDefinition;
  /** The name of the container that receives requests. */
  readonly containerName: string;
  /** The port that it listens on. */
  readonly containerPort: number;
  /** The log group of the application's logs. Undefined if they are sent elsewhere. */
  readonly applicationLogGroup?: string;
  /** The log group of the router's own logs. */
  readonly routerLogGroup: string;
  /** The ports that the containers listen on. */
  readonly containerPorts: readonly ContainerPort[];
  /** Those of them that have a name, for Service Connect. */
  readonly namedPorts: ReadonlyMap<string, number>;
  /** The images of all containers. */
  readonly images: readonly string[];
  /** What a service must depend on, so that its tasks start with their permissions. */
  readonly dependencies: readonly ITerraformDependable[];
  /** What destinations and secrets need in the network, as in `BoundLogDestination`. */
  readonly endpoints: readonly string[];
  /** The TCP ports that the router sends to. */
  readonly ports: readonly number[];
  private readonly logs: { readonly group: DeploymentLogGroup; readonly region: string };

  constructor(scope: Construct, id: string, props: TaskDefinitionProps) {
    super(scope, id);
    const { name, cpu, memoryMiB, account, executionRole, taskRole, architecture, literal = false } = props;
    const { volumes = {}, ephemeralStorageGiB } = props;
    const routerLogGroup = props.routerLogGroup ?? { name: routerLogGroupName(name), isManaged: false };
    const containers = taskContainers(this, props, routerLogGroup);
    this.containerName = props.application?.name ?? ARTICLE_APPLICATION.container;
    this.containerPort = props.containerPort;
    this.applicationLogGroup = containers.applicationLogGroup;
    this.routerLogGroup = routerLogGroup.name;
    this.containerPorts = containers.definitions.flatMap(({ portMappings = [] }) =>
      portMappings.flatMap(({ containerPort, protocol, name: portName }) =>
        containerPort === undefined ? [] : [{ containerPort, protocol, portName }],
      ),
    );
    this.namedPorts = new Map(
      this.containerPorts.flatMap(({ portName, containerPort }) =>
        portName === undefined ? [] : [[portName, containerPort] as const],
      ),
    );
    this.logs = { group: routerLogGroup, region: account.region };
    this.images = containers.definitions.map(({ image }) => image);
    this.endpoints = containers.endpoints;
    this.ports = containers.ports;
    addCheck(this, [name], checkDeploymentName);
    addCheck(this, [props.image], checkImage);
    addCheck(this, [props.containerPort], checkContainerPort);
    addCheck(this, [cpu, memoryMiB], checkFargateSize);
    addNumberChecks(this, props, TASK_NUMBERS);
    addFindings(this, () => checkVolumes(volumes));
    for (const group of [this.applicationLogGroup, this.routerLogGroup]) {
      // A wrong name of the deployment makes wrong names of its log groups. It is reported once.
      addCheck(this, [group, name], (known, deployment) =>
        checkDeploymentName(deployment).length > 0 ? [] : checkName(NAME_RULES.logGroup, known),
      );
    }
    if (!literal) {
      const findings = findingsOf(containers, props);
      addFindings(this, () => textsOf("error", findings));
      for (const text of textsOf("warning", findings)) {
        Annotations.of(this).addWarning(text);
      }
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
      family: familyName(name, props.application),
      skipDestroy: props.keepRevisions,
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: numberToString(cpu),
      memory: numberToString(memoryMiB),
      containerDefinitions: Fn.templatefile(asset.path, template.variables),
      executionRoleArn: executionRole.arn,
      taskRoleArn: taskRole.arn,
      runtimePlatform:
        architecture === undefined
          ? undefined
          : { cpuArchitecture: architecture, operatingSystemFamily: "LINUX" },
      ephemeralStorage: ephemeralStorageGiB === undefined ? undefined : { sizeInGib: ephemeralStorageGiB },
      volume: unlessEmpty(volumeBlocks(volumes)),
    });
    if (!executionRole.hasArticlePolicy) {
      executionRole.grant(
        ...pullImages(account, this.images, props.pullThroughCache),
        writeRouterLogs(account, routerLogGroup),
      );
    }
    executionRole.grant(...containers.executionStatements);
    taskRole.grant(...containers.taskStatements);
    this.dependencies = [...new Set([executionRole, taskRole])].flatMap(({ dependencies }) => dependencies);
  }

  /** The log configuration of what writes beside the router, to the log group of its own logs. */
  awslogs(streamPrefix: string): LogConfiguration {
    return awslogs(this.logs.group, this.logs.region, streamPrefix);
  }
}

/** The findings of `firelens check`. */
function findingsOf(
  { defaultDefinitions, fluentBit }: TaskContainers,
  { defaults, cpu, memoryMiB, ignoreRules }: TaskDefinitionProps,
): readonly Pick<Finding, "severity" | "ruleId" | "path" | "message">[] {
  const definition = {
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: numberToString(defaults?.cpu ?? cpu),
    memory: numberToString(defaults?.memoryMiB ?? memoryMiB),
    containerDefinitions: defaultDefinitions,
  } as const;
  const [, application] = defaultDefinitions;
  const options = { isUnknown: Token.isUnresolved, fluentBit, isTerraform: true, ignoreRules };
  try {
    // The size and the application's port have checks of their own, which name the settings.
    const ownPort = `${application?.name}.portMappings[0].containerPort`;
    return checkTaskDefinition(definition, options).filter(
      ({ ruleId, path }) => ruleId !== "fargate-size" && !(ruleId === "router-port" && path === ownPort),
    );
  } catch (error) {
    if (error instanceof UnknownRuleError) {
      return [{ severity: "error", ruleId: "ignoreRules", path: "", message: error.message }];
    }
    throw error;
  }
}

function textsOf(wanted: Severity, findings: ReturnType<typeof findingsOf>): string[] {
  return findings
    .filter(({ severity }) => severity === wanted)
    .map(({ ruleId, path, message }) => `${ruleId}${path === "" ? "" : ` ${path}`}: ${message}`);
}
