import { Token } from "cdktf";
import type { Construct } from "constructs";
import type { LogProcessing } from "../../firelens/config/log-processing.js";
import type { FluentBitVersion } from "../../firelens/facts/fluent-bit-version.js";
import { formatMessage } from "../../firelens/message.js";
import type { ContainerDefinition } from "../../firelens/model/task-definition.js";
import type { Account } from "../aws/account.js";
import type { PolicyStatement } from "../aws/iam.js";
import { checkEnvironmentNames } from "../aws/patterns.js";
import { addCheck, addFindings } from "../cdktf/checks.js";
import { subtract } from "../cdktf/expressions.js";
import { unlessEmpty } from "../cdktf/optional.js";
import type { BoundLogDestination, LogDestinationSource } from "../destinations/log-destination.js";
import { checkSecret, toSecret } from "../destinations/secret.js";
import {
  type ApplicationContainerProps,
  applicationContainer,
  checkWritablePaths,
} from "./application-container.js";
import type { DeploymentLogGroup } from "./log-groups.js";
import { logOutputs } from "./log-outputs.js";
import { addRouterConfig } from "./router-config.js";
import {
  checkRouterHealthCheck,
  ROUTER_NAME,
  type RouterProps,
  routerConfigFile,
  routerContainer,
} from "./router-container.js";
import { ARTICLE_ROUTER_IMAGE, toRouterImage } from "./router-image.js";

/** The options of the article's application that every container has. */
export type ApplicationOptions = Pick<
  ApplicationContainerProps,
  | "environment"
  | "secrets"
  | "readonlyRootFilesystem"
  | "writablePaths"
  | "writablePathSizeMiB"
  | "user"
  | "initProcess"
  | keyof LogProcessing
>;

export interface TaskContainersProps extends ApplicationOptions {
  /** The name of the deployment, which the family ends with. */
  readonly name: string;
  /** CPU units of the task; 1024 are one vCPU. */
  readonly cpu: number;
  /** Memory of the task in MiB. */
  readonly memoryMiB: number;
  /**
   * What `cpu`, `memoryMiB` and `image` are unless Terraform is given others. The checks use them.
   * @default - unknown: what depends on them is not checked
   */
  readonly defaults?: { readonly cpu: number; readonly memoryMiB: number; readonly image: string };
  /** The application's image. */
  readonly image: string;
  /** The port that the application listens on. */
  readonly containerPort: number;
  /** The account and the region that the task runs in. */
  readonly account: Account;
  /** The destination of the application's logs, or several of them. */
  readonly destination: LogDestinationSource | readonly LogDestinationSource[];
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
   * Define the containers as the article does, without its corrections.
   * @default false
   */
  readonly literal?: boolean;
}

/** The containers of a task, and what they need around them. */
export interface TaskContainers {
  readonly definitions: readonly ContainerDefinition[];
  /** The definitions with the defaults of what only Terraform knows, for the checks. */
  readonly defaultDefinitions: readonly ContainerDefinition[];
  /** The version of Fluent Bit in the router's image. Undefined if it is not known. */
  readonly fluentBit?: FluentBitVersion;
  /** What the task role is allowed, for the containers. */
  readonly taskStatements: readonly PolicyStatement[];
  /** What the execution role is allowed, to read the containers' secrets. */
  readonly executionStatements: readonly PolicyStatement[];
  /** What the destinations and secrets need in the network, as in `BoundLogDestination`. */
  readonly endpoints: readonly string[];
  /** The TCP ports that the router sends to. */
  readonly ports: readonly number[];
  /** The log group of the application's logs. Undefined if they are sent elsewhere. */
  readonly applicationLogGroup?: string;
}

/** The name of the application's container. */
export const APPLICATION_NAME = "nginx-fluentbit";

/** Folders that nginx writes to: caches, its process id and temporary files. In its image /var/run is a link to /run. */
const NGINX_WRITABLE_PATHS: readonly string[] = ["/var/cache/nginx", "/run", "/tmp"];

/**
 * The router, the application and the further containers of a task, each bound to its destination. Destinations make
 * their resources in `scope`, and mistakes are reported there.
 */
export function taskContainers(
  scope: Construct,
  props: TaskContainersProps,
  routerLogGroup: DeploymentLogGroup,
): TaskContainers {
  const { account, router = {}, literal = false } = props;
  const image = toRouterImage(router.image ?? ARTICLE_ROUTER_IMAGE).bind(scope);
  const bound = [applicationOf(props), ...(props.containers ?? [])].map((container, index) => ({
    // The application is no element of `containers`.
    at: index === 0 ? "" : `containers[${index - 1}].`,
    container,
    destinations: [container.destination]
      .flat()
      .map((source, position) => withRouterDefaults(bind(scope, account, source), router, position === 0)),
  }));
  const destinations = bound.flatMap((one) => one.destinations);
  for (const { container } of bound) {
    addCheck(scope, [container.writablePaths], checkWritablePaths);
    addFindings(scope, () => checkEnvironment(container));
  }
  const outputs = logOutputs(
    bound.map(({ at, container, destinations: own }) => ({
      at: `${at}destination`,
      container: container.name,
      destinations: own,
    })),
  );
  const added = addRouterConfig(scope, {
    name: props.name,
    router,
    image,
    outputs,
    containers: bound.map(({ at, container, destinations: own }) => ({
      at: at === "" ? "task." : at,
      name: container.name,
      processing: container,
      patterns: Object.keys(own[0]?.options ?? {}).filter((name) => name.endsWith("-pattern")),
    })),
    usesStorage: destinations.some(({ storage }) => storage !== undefined),
  });
  const configFiles = [
    ...new Set(
      [
        routerConfigFile(router),
        added.configFile,
        ...destinations.map(({ configFile }) => configFile),
      ].filter((file) => file !== undefined),
    ),
  ];
  addFindings(scope, () => checkConfigFiles(configFiles));
  addFindings(scope, () => checkRouterHealthCheck({ ...router, configFile: configFiles[0] }, image.image));
  // The application's first logs are lost if it starts before the router is up.
  const dependsOn =
    router.healthCheck === true ? [{ containerName: ROUTER_NAME, condition: "HEALTHY" as const }] : undefined;
  const secrets = bound.flatMap(({ container }) => Object.values(container.secrets ?? {}).map(toSecret));
  const definitions = [
    routerContainer({
      ...router,
      image: image.image,
      region: account.region,
      logGroup: routerLogGroup,
      ecsMetadata: added.addsMetadata ? false : router.ecsMetadata,
      configFile: configFiles[0],
      environment: unlessEmpty(added.environment),
      secrets: unlessEmpty([...outputs.secrets]),
      literal,
    }),
    ...bound.map(({ container }) =>
      applicationContainer(container, outputs.logOptions.get(container.name) ?? {}, dependsOn),
    ),
  ];
  return {
    definitions,
    defaultDefinitions: definitions.map((definition) =>
      definition.name === APPLICATION_NAME ? withDefaults(definition, props) : definition,
    ),
    fluentBit: image.fluentBit,
    taskStatements: [...destinations.flatMap(({ taskStatements }) => taskStatements), ...added.statements],
    executionStatements: [
      ...destinations.flatMap(({ executionStatements }) => executionStatements),
      ...secrets.flatMap(({ statements }) => statements),
    ],
    endpoints: [
      ...destinations.flatMap(({ endpoints }) => endpoints),
      ...added.endpoints,
      ...secrets.map(({ endpoint }) => endpoint),
    ],
    ports: [...new Set(destinations.flatMap(({ ports }) => ports))],
    applicationLogGroup: bound[0]?.destinations.find(({ logGroup }) => logGroup !== undefined)?.logGroup,
  };
}

/** A file system in memory hides what an image has in the folder, so other images than nginx get /tmp alone. */
function defaultPaths({ image, defaults }: TaskContainersProps): readonly string[] {
  return /(?:^|\/)nginx(?::|@|$)/.test(defaults?.image ?? image) ? NGINX_WRITABLE_PATHS : ["/tmp"];
}

function applicationOf(props: TaskContainersProps): ApplicationContainerProps {
  const { readonlyRootFilesystem } = props;
  return {
    name: APPLICATION_NAME,
    image: props.image,
    cpu: unreserved(props.cpu, "cpu", props),
    memoryMiB: unreserved(props.memoryMiB, "memoryMiB", props),
    containerPort: props.containerPort,
    destination: props.destination,
    environment: props.environment,
    secrets: props.secrets,
    readonlyRootFilesystem,
    user: props.user,
    initProcess: props.initProcess,
    writablePathSizeMiB: props.writablePathSizeMiB,
    multiline: props.multiline,
    drop: props.drop,
    parse: props.parse,
    labels: props.labels,
    writablePaths: props.writablePaths ?? (readonlyRootFilesystem === true ? defaultPaths(props) : undefined),
  };
}

/** What the router and the further containers leave. ECS refuses a task whose containers reserve more CPU than it has. */
function unreserved(
  total: number,
  field: "cpu" | "memoryMiB",
  { router = {}, containers = [] }: TaskContainersProps,
): number {
  // Without a limit of its own, the router may use the application's memory, as in the article.
  const reserving = field === "cpu" || router.memoryMiB !== undefined ? [router, ...containers] : [];
  return reserving.reduce((rest, container) => subtract(rest, container[field] ?? 0), total);
}

/** The application's definition with the defaults of what only Terraform knows. */
function withDefaults(definition: ContainerDefinition, props: TaskContainersProps): ContainerDefinition {
  const { defaults } = props;
  return defaults === undefined
    ? definition
    : {
        ...definition,
        image: defaults.image,
        cpu: unreserved(defaults.cpu, "cpu", props),
        memory: unreserved(defaults.memoryMiB, "memoryMiB", props),
      };
}

/**
 * The destination with the limits of the router, where it has none of its own. The buffer is the container's log driver's, so
 * that the first destination has its limit.
 */
function withRouterDefaults(
  destination: BoundLogDestination,
  router: RouterProps,
  isFirst: boolean,
): BoundLogDestination {
  const bufferLimit = isFirst ? router.bufferLimit : undefined;
  // What is on disk is not worth much if it is sent again once only.
  const { retryLimit = destination.storage === undefined ? undefined : "no_limits" } = router;
  if (destination.options === undefined) {
    return destination;
  }
  return {
    ...destination,
    options: {
      ...(retryLimit === undefined ? {} : { retry_limit: String(retryLimit) }),
      ...(bufferLimit === undefined ? {} : { "log-driver-buffer-limit": String(bufferLimit) }),
      ...destination.options,
    },
  };
}

function bind(scope: Construct, account: Account, source: LogDestinationSource): BoundLogDestination {
  const destination = typeof source === "function" ? source(scope) : source;
  return destination.bind({ region: account.region, arn: account.arn.bind(account) });
}

function checkEnvironment({ environment = {}, secrets = {} }: ApplicationContainerProps): string[] {
  return [
    ...checkEnvironmentNames(Object.keys(environment), "environment"),
    ...checkEnvironmentNames(Object.keys(secrets), "secrets"),
    ...Object.entries(secrets).flatMap(([name, secret]) => checkSecret(`secrets.${name}`, secret)),
  ];
}

function checkConfigFiles(files: readonly string[]): string[] {
  const relative = files.filter((file) => !Token.isUnresolved(file) && !/^\/\S+$/.test(file));
  const expected = "the absolute path of a file in the router's image";
  const findings = relative.map((file) => formatMessage({ what: "configFile", value: file, expected }));
  if (files.length > 1) {
    const one = "one file, as a task has one log router";
    findings.push(formatMessage({ what: "configFile", value: files, expected: one }));
  }
  return findings;
}
