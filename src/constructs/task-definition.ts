import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition/index.js";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { Fn, Token, Tokenization } from "cdktf";
import { Construct } from "constructs";
import { checkFargateSize } from "../rules/fargate-sizes.js";
import { checkName, NAME_RULES } from "../rules/names.js";
import { checkImage } from "../rules/patterns.js";
import { checkContainerPort } from "../rules/ports.js";
import { checkValue } from "../terraform/checks.js";
import { jsonTemplate } from "../terraform/json-template.js";
import { TextAsset } from "../terraform/text-asset.js";
import { applicationContainer, routerContainer } from "./containers.js";
import { logGroups } from "./log-groups.js";

export interface TaskDefinitionProps {
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
  /** The region that the logs go to. */
  readonly region: string;
  /** The role that ECS starts the task with. */
  readonly executionRole: IamRole;
  /** The role that the containers work with. */
  readonly taskRole: IamRole;
  /**
   * Define the containers as the article does.
   * @default false
   */
  readonly literal?: boolean;
}

/**
 * The article's "Building the Task Definition": nginx, and Fluent Bit as the FireLens log router beside it.
 * The container definitions are a template that Terraform renders with its own variables.
 */
export class TaskDefinition extends Construct {
  readonly taskDefinition: EcsTaskDefinition;
  /** The name of the container that answers requests. */
  readonly containerName: string;
  /** The port that it answers on. */
  readonly containerPort: number;
  /** The log group of the application's logs. */
  readonly applicationLogGroup: string;
  /** The log group of the router's own logs. */
  readonly routerLogGroup: string;

  constructor(scope: Construct, id: string, props: TaskDefinitionProps) {
    super(scope, id);
    const { name, cpu, memoryMiB, image, containerPort, region, literal = false } = props;
    const family = `nginx-${name}`;
    const groups = logGroups(name);
    checkValue(this, family, (known) => checkName(NAME_RULES.family, known));
    checkValue(this, image, checkImage);
    checkValue(this, containerPort, checkContainerPort);
    if (!Token.isUnresolved(cpu)) checkValue(this, memoryMiB, (known) => checkFargateSize(cpu, known));
    for (const group of Object.values(groups)) {
      checkValue(this, group, (known) => checkName(NAME_RULES.logGroup, known));
    }

    const application = applicationContainer({
      name,
      cpu,
      memoryMiB,
      image,
      containerPort,
      region,
      logGroup: groups.application,
      literal,
    });
    const router = routerContainer({ region, logGroup: groups.router, literal });
    const template = jsonTemplate(this, [router, application]);
    const asset = new TextAsset(this, "task_template", { fileName: "task.tftpl", text: template.text });

    this.taskDefinition = new EcsTaskDefinition(this, "nginx_fluent_bit", {
      family,
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: Tokenization.stringifyNumber(cpu),
      memory: Tokenization.stringifyNumber(memoryMiB),
      containerDefinitions: Fn.templatefile(asset.path, template.variables),
      executionRoleArn: props.executionRole.arn,
      taskRoleArn: props.taskRole.arn,
    });
    this.containerName = application.name;
    this.containerPort = containerPort;
    this.applicationLogGroup = groups.application;
    this.routerLogGroup = groups.router;
  }
}
