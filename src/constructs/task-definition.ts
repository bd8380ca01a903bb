import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition/index.js";
import { Annotations, Fn, Token, Tokenization } from "cdktf";
import { Construct } from "constructs";
import { articleDestination } from "../destinations/article.js";
import type { LogDestinationSource } from "../destinations/log-destination.js";
import { checkTaskDefinition } from "../firelens/check.js";
import type { ContainerDefinition } from "../firelens/container-definition.js";
import { checkFargateSize } from "../rules/fargate-sizes.js";
import { checkName, NAME_RULES } from "../rules/names.js";
import { checkImage } from "../rules/patterns.js";
import { checkContainerPort } from "../rules/ports.js";
import { checkValue } from "../terraform/checks.js";
import { jsonTemplate } from "../terraform/json-template.js";
import { TextAsset } from "../terraform/text-asset.js";
import type { Account } from "./account.js";
import { type ApplicationContainerProps, applicationContainer } from "./application-container.js";
import { logGroups } from "./log-groups.js";
import { type RouterProps, routerContainer } from "./router-container.js";
import { ARTICLE_ROUTER_IMAGE, type BoundRouterImage } from "./router-image.js";
import { pullImages, writeRouterLogs } from "./task-permissions.js";
import type { TaskRole } from "./task-role.js";

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
  /** The account and the region that the task runs in. */
  readonly account: Account;
  /** The role that ECS starts the task with. */
  readonly executionRole: TaskRole;
  /** The role that the containers work with. */
  readonly taskRole: TaskRole;
  /**
   * Where the application's logs go.
   * @default - the article's log group in CloudWatch
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
  readonly taskDefinition: EcsTaskDefinition;
  /** The name of the container that answers requests. */
  readonly containerName = "nginx-fluentbit";
  /** The port that it answers on. */
  readonly containerPort: number;
  /** The log group of the application's logs, where that is the article's. */
  readonly applicationLogGroup?: string;
  /** The log group of the router's own logs. */
  readonly routerLogGroup: string;

  constructor(scope: Construct, id: string, props: TaskDefinitionProps) {
    super(scope, id);
    const { name, cpu, memoryMiB, account, router = {}, literal = false } = props;
    const family = `nginx-${name}`;
    const groups = logGroups(name);
    this.containerPort = props.containerPort;
    this.routerLogGroup = groups.router;
    this.applicationLogGroup = props.destination === undefined ? groups.application : undefined;
    checkValue(this, family, (known) => checkName(NAME_RULES.family, known));
    checkValue(this, props.image, checkImage);
    checkValue(this, props.containerPort, checkContainerPort);
    if (!Token.isUnresolved(cpu)) checkValue(this, memoryMiB, (known) => checkFargateSize(cpu, known));
    for (const group of [this.applicationLogGroup, this.routerLogGroup]) {
      if (group !== undefined) checkValue(this, group, (known) => checkName(NAME_RULES.logGroup, known));
    }

    const application: ApplicationContainerProps = {
      name: this.containerName,
      image: props.image,
      cpu,
      memoryMiB,
      containerPort: props.containerPort,
      destination:
        props.destination ??
        articleDestination({ logGroupName: groups.application, logStreamPrefix: `from-${name}-nginx` }),
    };
    const context = { region: account.region, arn: account.arn.bind(account) };
    const containers = [application, ...(props.containers ?? [])].map((container) => {
      const { destination } = container;
      const made = typeof destination === "function" ? destination(this) : destination;
      return { container, destination: made.bind(context) };
    });
    const configFiles = [router.configFile, ...containers.map(({ destination }) => destination.configFile)];
    const image = (router.image ?? ARTICLE_ROUTER_IMAGE).bind(this, account.region);
    const definitions = [
      routerContainer({
        image: image.image,
        region: account.region,
        logGroup: groups.router,
        memoryReservationMiB: router.memoryReservationMiB ?? 50,
        configFile: this.onlyOne(configFiles),
        ecsMetadata: router.ecsMetadata,
        literal,
      }),
      ...containers.map(({ container, destination }) => applicationContainer(container, destination)),
    ];
    if (!literal) this.check(definitions, image, cpu, memoryMiB);
    const rendered = literal ? definitions.map(asInTheArticle) : definitions;
    const template = jsonTemplate(this, rendered);
    const asset = new TextAsset(this, "task_template", { fileName: "task.tftpl", text: template.text });

    this.taskDefinition = new EcsTaskDefinition(this, "nginx_fluent_bit", {
      family,
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: Tokenization.stringifyNumber(cpu),
      memory: Tokenization.stringifyNumber(memoryMiB),
      containerDefinitions: Fn.templatefile(asset.path, template.variables),
      executionRoleArn: props.executionRole.role.arn,
      taskRoleArn: props.taskRole.role.arn,
    });

    if (!props.executionRole.hasArticlePolicy) {
      props.executionRole.grant(...pullImages(account), writeRouterLogs(account, groups.router));
    }
    for (const { container, destination } of containers) {
      props.taskRole.grant(...destination.taskStatements);
      props.executionRole.grant(
        ...destination.executionStatements,
        ...Object.values(container.secrets ?? {}).flatMap(({ statements }) => statements),
      );
    }
  }

  private onlyOne(given: readonly (string | undefined)[]): string | undefined {
    const files = [...new Set(given.filter((file) => file !== undefined))];
    if (files.length > 1) {
      const finding = `configuration files are ${files.join(", ")}: expected one, as a task has one log router`;
      this.node.addValidation({ validate: () => [finding] });
    }
    return files[0];
  }

  private check(
    containerDefinitions: readonly ContainerDefinition[],
    { fluentBit }: BoundRouterImage,
    cpu: number,
    memoryMiB: number,
  ): void {
    const findings = checkTaskDefinition(
      {
        networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        cpu: Tokenization.stringifyNumber(cpu),
        memory: Tokenization.stringifyNumber(memoryMiB),
        containerDefinitions,
      },
      { isUnknown: Token.isUnresolved, fluentBit },
    ).map(({ severity, ruleId, path, message }) => ({ severity, text: `${ruleId} ${path}: ${message}` }));
    const ofSeverity = (wanted: string) =>
      findings.filter(({ severity }) => severity === wanted).map(({ text }) => text);
    this.node.addValidation({ validate: () => ofSeverity("error") });
    for (const text of ofSeverity("warning")) Annotations.of(this).addWarning(text);
  }
}

// Correction container-network-mode: the network mode belongs to the task, a container has none.
function asInTheArticle(container: ContainerDefinition): object {
  return container.firelensConfiguration === undefined ? { ...container, networkMode: "awsvpc" } : container;
}
