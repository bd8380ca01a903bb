import type { Construct } from "constructs";
import type { FluentBitVersion } from "../../firelens/facts/fluent-bit-version.js";
import type { ContainerDefinition } from "../../firelens/model/task-definition.js";
import type { PolicyStatement } from "../aws/iam.js";
import { checkEnvironmentNames } from "../aws/patterns.js";
import { addCheck, addFindings } from "../cdktf/checks.js";
import { subtract } from "../cdktf/expressions.js";
import { articleDestination } from "../destinations/article.js";
import { cloudwatchLogs } from "../destinations/cloudwatch.js";
import type { BoundLogDestination, LogDestination } from "../destinations/log-destination.js";
import {
  type ApplicationContainerProps,
  applicationContainer,
  writableVolumes,
} from "./application-container.js";
import { type DeploymentLogGroups, logGroupNames } from "./log-groups.js";
import { ROUTER_NAME, routerConfigFile, routerContainer } from "./router-container.js";
import { ARTICLE_ROUTER_IMAGE } from "./router-image.js";
import type { TaskDefinitionProps } from "./task-definition.js";
import { NGINX_WRITABLE_PATHS } from "./task-options.js";
import { pullImages, writeRouterLogs } from "./task-permissions.js";
import type { TaskRole } from "./task-role.js";
import { checkWritablePaths } from "./writable-paths.js";

/** The containers of a task, and what they need around them. */
export interface TaskContainers {
  readonly definitions: readonly ContainerDefinition[];
  /** The names of the volumes that they write to. */
  readonly volumes: readonly string[];
  /** The version of Fluent Bit in the router's image, where that is known. */
  readonly fluentBit?: FluentBitVersion;
  /** The configuration files that the router is to read; a task has one at most. */
  readonly configFiles: readonly string[];
  /** What the containers may do. */
  readonly taskStatements: readonly PolicyStatement[];
  /** What ECS may do to start them. */
  readonly executionStatements: readonly PolicyStatement[];
  /** The AWS services that their destinations and secrets take, by the names of their endpoints, or "internet". */
  readonly endpoints: readonly string[];
  /** The TCP ports that the router sends to. */
  readonly ports: readonly number[];
  /** The log group of the application's logs, where they go to one. */
  readonly applicationLogGroup?: string;
}

/** The router, the application and the further containers of a task, each bound to its destination. */
export function taskContainers(scope: Construct, props: TaskDefinitionProps): TaskContainers {
  const { account, router = {}, literal = false } = props;
  const groups = props.logGroups ?? logGroupNames(props.name);
  const image = (router.image ?? ARTICLE_ROUTER_IMAGE).bind(scope, account.region);
  const bound = [applicationOf(props, groups), ...(props.containers ?? [])].map((container) => ({
    container,
    destination: bind(scope, props, container),
  }));
  for (const { container } of bound) {
    addCheck(scope, [container.writablePaths], checkWritablePaths);
    const { environment = {}, secrets = {} } = container;
    addFindings(scope, () => [
      ...checkEnvironmentNames(Object.keys(environment), "environment"),
      ...checkEnvironmentNames(Object.keys(secrets), "secrets"),
    ]);
  }
  const configFiles = [
    routerConfigFile(router),
    ...bound.map(({ destination }) => destination.configFile),
  ].filter((file) => file !== undefined);
  // The application's first logs are lost where it starts before the router is up.
  const dependsOn =
    router.healthCheck === true ? [{ containerName: ROUTER_NAME, condition: "HEALTHY" as const }] : undefined;
  const secrets = bound.flatMap(({ container }) => Object.values(container.secrets ?? {}));
  return {
    definitions: [
      routerContainer({
        ...router,
        image: image.image,
        region: account.region,
        logGroup: groups.router,
        createLogGroup: !groups.isManaged,
        memoryReservationMiB: router.memoryReservationMiB ?? 50,
        configFile: configFiles[0],
        literal,
      }),
      ...bound.map(({ container, destination }) => applicationContainer(container, destination, dependsOn)),
    ],
    volumes: bound.flatMap(({ container }) => [...writableVolumes(container).values()]),
    fluentBit: image.fluentBit,
    configFiles: [...new Set(configFiles)],
    taskStatements: bound.flatMap(({ destination }) => destination.taskStatements),
    executionStatements: [
      ...(props.executionRole.hasArticlePolicy
        ? []
        : [...pullImages(account), writeRouterLogs(account, groups)]),
      ...bound.flatMap(({ destination }) => destination.executionStatements),
      ...secrets.flatMap(({ statements }) => statements),
    ],
    endpoints: [
      ...bound.flatMap(({ destination }) => destination.endpoints),
      ...secrets.map(({ service }) => service),
    ],
    ports: [...new Set(bound.flatMap(({ destination }) => destination.ports))],
    applicationLogGroup: bound[0]?.destination.logGroup,
  };
}

function applicationOf(props: TaskDefinitionProps, groups: DeploymentLogGroups): ApplicationContainerProps {
  const { readonlyRootFilesystem } = props;
  return {
    name: "nginx-fluentbit",
    image: props.image,
    cpu: unreserved(props.cpu, props.containers ?? []),
    memoryMiB: props.memoryMiB,
    containerPort: props.containerPort,
    destination: props.destination ?? defaultDestination(props.name, groups, props.taskRole),
    environment: props.environment,
    secrets: props.secrets,
    readonlyRootFilesystem,
    writablePaths:
      props.writablePaths ?? (readonlyRootFilesystem === true ? NGINX_WRITABLE_PATHS : undefined),
  };
}

/** What the further containers leave of the task's CPU units: ECS refuses a task whose containers have more. */
function unreserved(cpu: number, containers: readonly ApplicationContainerProps[]): number {
  return containers.reduce((rest, { cpu: reserved = 0 }) => subtract(rest, reserved), cpu);
}

function defaultDestination(name: string, groups: DeploymentLogGroups, role: TaskRole): LogDestination {
  const group = { logGroupName: groups.application, logStreamPrefix: `from-${name}-nginx` };
  if (role.hasArticlePolicy) {
    return articleDestination(group);
  }
  return cloudwatchLogs({ ...group, autoCreateGroup: !groups.isManaged });
}

function bind(
  scope: Construct,
  { account }: TaskDefinitionProps,
  { destination }: ApplicationContainerProps,
): BoundLogDestination {
  const made = typeof destination === "function" ? destination(scope) : destination;
  return made.bind({ region: account.region, arn: account.arn.bind(account) });
}
