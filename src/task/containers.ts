import { Token } from "cdktf";
import type { Construct } from "constructs";
import type { FluentBitVersion } from "../../firelens/facts/fluent-bit-version.js";
import { formatMessage } from "../../firelens/message.js";
import type { ContainerDefinition } from "../../firelens/model/task-definition.js";
import type { Account } from "../aws/account.js";
import type { PolicyStatement } from "../aws/iam.js";
import { addFindings } from "../cdktf/checks.js";
import { unlessEmpty } from "../cdktf/optional.js";
import type { BoundLogDestination, LogDestinationSource } from "../destinations/log-destination.js";
import { toSecret } from "../destinations/secret.js";
import { type ApplicationProps, applicationOf } from "./application.js";
import { type ApplicationContainerProps, applicationContainer } from "./application-container.js";
import { checkContainerOptions } from "./container-checks.js";
import { awslogs, type DeploymentLogGroup } from "./log-groups.js";
import { logOutputs } from "./log-outputs.js";
import { checkMountPoints } from "./mount-checks.js";
import { addRouterConfig } from "./router-config.js";
import {
  checkRouterHealthCheck,
  ROUTER_NAME,
  type RouterProps,
  routerConfigFile,
  routerContainer,
} from "./router-container.js";
import { ARTICLE_ROUTER_IMAGE, toRouterImage } from "./router-image.js";
import { outputNeeds } from "./router-outputs.js";
import { checkContainers } from "./task-checks.js";
import { mountStatements, NFS_PORT, type Volumes } from "./volumes.js";

/** The props of the containers of a task. */
export interface TaskContainersProps extends Omit<ApplicationProps, "defaultImage"> {
  /** The name of the deployment, which the family ends with. */
  readonly name: string;
  /**
   * What `cpu`, `memoryMiB`, `image` and `containerPort` are unless Terraform is given others. The checks use them.
   * @default - unknown: what depends on them is not checked
   */
  readonly defaults?: Pick<ApplicationProps, "cpu" | "memoryMiB" | "image" | "containerPort">;
  /** The account and the region that the task runs in. */
  readonly account: Account;
  /** The destination of the application's logs, or several of them. */
  readonly destination: LogDestinationSource | readonly LogDestinationSource[];
  /**
   * The volumes that the containers mount.
   * @default - none
   */
  readonly volumes?: Volumes;
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
  const application = applicationOf({ ...props, defaultImage: props.defaults?.image });
  const bound = [{ ...application, destination: props.destination }, ...(props.containers ?? [])].map(
    (container, index) => ({
      // The application is no element of `containers`.
      isApplication: index === 0,
      at: index === 0 ? "application." : `containers[${index - 1}].`,
      container,
      destinations: sourcesOf(container.destination).map((source, position) =>
        withRouterDefaults(bind(scope, account, source), router, position === 0),
      ),
    }),
  );
  const logging = bound.filter(({ container }) => typeof container.destination !== "string");
  const destinations = bound.flatMap((one) => one.destinations);
  for (const { at, container } of bound) {
    addFindings(scope, () => [
      ...checkContainerOptions(at, container),
      ...checkMountPoints(at, container, props.volumes ?? {}),
    ]);
  }
  const outputs = logOutputs(
    logging.map(({ isApplication, at, container, destinations: own }) => ({
      at: isApplication ? "destination" : `${at}destination`,
      container: container.name,
      destinations: own,
    })),
  );
  const added = addRouterConfig(scope, {
    name: props.name,
    router,
    image,
    outputs,
    containers: logging.map(({ at, container, destinations: own }) => ({
      at,
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
  // First logs are lost if a container starts before the router is up.
  const dependencies =
    router.healthCheck === true ? [{ containerName: ROUTER_NAME, condition: "HEALTHY" as const }] : [];
  const secrets = bound.flatMap(({ container }) => Object.values(container.secrets ?? {}).map(toSecret));
  const define = ({ destination, ...container }: ApplicationContainerProps): ContainerDefinition => {
    if (destination === "none") {
      return applicationContainer(container, undefined);
    }
    if (destination === "awslogs") {
      return applicationContainer(container, awslogs(routerLogGroup, account.region, container.name));
    }
    const options = outputs.logOptions.get(container.name) ?? {};
    return applicationContainer(container, { logDriver: "awsfirelens", ...options }, dependencies);
  };
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
    ...bound.map(({ container }) => define(container)),
  ];
  const defaultDefinitions =
    props.defaults === undefined
      ? definitions
      : definitions.map((definition) =>
          definition.name === application.name
            ? define({ ...applicationOf({ ...props, ...props.defaults }), destination: props.destination })
            : definition,
        );
  addFindings(scope, () => checkContainers(defaultDefinitions));
  const mountPoints = bound.flatMap(({ container }) => container.mountPoints ?? []);
  const needs = outputNeeds(router.config);
  const usesEfs = Object.values(props.volumes ?? {}).some(({ efs }) => efs !== undefined);
  return {
    definitions,
    defaultDefinitions,
    fluentBit: image.fluentBit,
    taskStatements: [
      ...destinations.flatMap(({ taskStatements }) => taskStatements),
      ...added.statements,
      ...needs.statements,
      ...mountStatements(account, props.volumes ?? {}, mountPoints),
    ],
    executionStatements: [
      ...destinations.flatMap(({ executionStatements }) => executionStatements),
      ...secrets.flatMap(({ statements }) => statements),
    ],
    endpoints: [
      ...destinations.flatMap(({ endpoints }) => endpoints),
      ...added.endpoints,
      ...needs.endpoints,
      ...(bound.some(({ container }) => container.destination === "awslogs") ? ["logs"] : []),
      ...secrets.map(({ endpoint }) => endpoint),
    ],
    ports: [
      ...new Set([
        ...destinations.flatMap(({ ports }) => ports),
        ...needs.ports,
        ...(usesEfs ? [NFS_PORT] : []),
      ]),
    ],
    applicationLogGroup: bound[0]?.destinations.find(({ logGroup }) => logGroup !== undefined)?.logGroup,
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

function sourcesOf(destination: ApplicationContainerProps["destination"]): readonly LogDestinationSource[] {
  return typeof destination === "string" ? [] : [destination].flat();
}

function bind(scope: Construct, account: Account, source: LogDestinationSource): BoundLogDestination {
  const destination = typeof source === "function" ? source(scope) : source;
  return destination.bind({ region: account.region, arn: account.arn.bind(account) });
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
