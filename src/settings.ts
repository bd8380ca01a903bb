import type { App } from "cdktf";
import type { IgnoredRule } from "../firelens/ignore-rules.js";
import type { AlarmOptions } from "./alarms/alarms.js";
import type { HasArn } from "./aws/iam.js";
import { checkArn, checkImage } from "./aws/patterns.js";
import type { S3BackendOptions } from "./backend.js";
import { addFindings } from "./cdktf/checks.js";
import { checkSecret } from "./destinations/secret.js";
import type { FluentBitStackProps } from "./fluent-bit-stack.js";
import {
  BOOLEAN,
  booleanOr,
  type Fields,
  isObject,
  listOf,
  mapOf,
  NOT_IN_JSON,
  NUMBER,
  objectOf,
  oneOf,
  type Reader,
  readFields,
  STRING,
  stringAs,
} from "./json-readers.js";
import type { DomainOptions } from "./load-balancer/domain.js";
import type { HealthCheck } from "./load-balancer/health-check.js";
import type { AccessLogOptions, LoadBalancerOptions } from "./load-balancer/load-balancer-options.js";
import type { DeploymentNetwork } from "./network/existing-network.js";
import type { FlowLogsOptions } from "./network/flow-logs.js";
import type { NetworkOptions } from "./network/network-options.js";
import { findProjectMistakes, SETTINGS_PATH, settingsIn } from "./project-file.js";
import type { AutoScalingOptions } from "./service/auto-scaling.js";
import type { DeploymentStrategyOptions } from "./service/deployment-strategy.js";
import type { ServiceCluster, ServiceOptions, SpotOptions } from "./service/service-options.js";
import type { LogOptions } from "./task/log-groups.js";
import type { RouterProps } from "./task/router-container.js";
import type { TaskOptions } from "./task/task-definition.js";

const ARN_TEXT = stringAs(checkArn, (arn) => arn);
const ARN_OBJECT = objectOf<HasArn>({ arn: ARN_TEXT }, ["arn"]);

/** An ARN, by itself or as `{ "arn": … }`. */
const ARN: Reader<HasArn> = {
  read: (value, at) =>
    isObject(value) ? ARN_OBJECT.read(value, at) : stringAs(checkArn, (arn) => ({ arn })).read(value, at),
  schema: { anyOf: [ARN_TEXT.schema, ARN_OBJECT.schema] },
};

/** A secret, by its ARN. */
const SECRET = stringAs(
  (arn, at) => checkSecret(at, arn),
  (arn) => arn,
);

const ONE_OR_MORE: Reader<string | readonly string[]> = {
  read: (value, at) => (Array.isArray(value) ? listOf(STRING).read(value, at) : STRING.read(value, at)),
  schema: { anyOf: [STRING.schema, listOf(STRING).schema] },
};

const RETRY_LIMIT: Reader<number | "no_limits"> = {
  read: (value, at) => (value === "no_limits" ? { value, findings: [] } : NUMBER.read(value, at)),
  schema: { anyOf: [NUMBER.schema, { const: "no_limits" }] },
};

const NEW_NETWORK = objectOf<NetworkOptions>({
  cidr: STRING,
  subnetBits: NUMBER,
  zones: NUMBER,
  zoneNames: listOf(STRING),
  nat: oneOf("single", "perZone", "regional", "none"),
  dnsHostnames: BOOLEAN,
  s3Endpoint: BOOLEAN,
  flowLogs: booleanOr(
    objectOf<FlowLogsOptions>({
      retentionDays: NUMBER,
      key: ARN,
      permissionsBoundary: ARN,
      rolePath: STRING,
      regionInNames: BOOLEAN,
      keepOnDestroy: BOOLEAN,
    }),
  ),
  restrictDefaultSecurityGroup: BOOLEAN,
});

const EXISTING_NETWORK = objectOf<DeploymentNetwork>(
  {
    vpcId: STRING,
    vpcCidr: STRING,
    publicSubnetIds: listOf(STRING),
    privateSubnetIds: listOf(STRING),
    order: NOT_IN_JSON,
  },
  ["vpcId", "vpcCidr", "publicSubnetIds", "privateSubnetIds"],
);

const NETWORK: Reader<NetworkOptions | DeploymentNetwork> = {
  read: (value, at) =>
    isObject(value) && "vpcId" in value ? EXISTING_NETWORK.read(value, at) : NEW_NETWORK.read(value, at),
  schema: { anyOf: [NEW_NETWORK.schema, EXISTING_NETWORK.schema] },
};

const LOAD_BALANCER = objectOf<LoadBalancerOptions>({
  domain: objectOf<DomainOptions>({ name: STRING, zone: STRING }, ["name", "zone"]),
  webAcl: ARN,
  certificate: ARN,
  sslPolicy: STRING,
  redirectHttp: BOOLEAN,
  accessLogs: booleanOr(objectOf<AccessLogOptions>({ retentionDays: NUMBER, forceDestroy: BOOLEAN })),
  deletionProtection: BOOLEAN,
  dropInvalidHeaders: BOOLEAN,
  internal: BOOLEAN,
  allowedCidrs: listOf(STRING),
  restrictEgress: BOOLEAN,
  idleTimeoutSeconds: NUMBER,
  deregistrationDelaySeconds: NUMBER,
  healthCheck: objectOf<HealthCheck>({
    path: STRING,
    intervalSeconds: NUMBER,
    timeoutSeconds: NUMBER,
    healthyThreshold: NUMBER,
    unhealthyThreshold: NUMBER,
    matcher: STRING,
  }),
});

const SERVICE = objectOf<ServiceOptions>({
  desiredCount: NUMBER,
  autoScaling: objectOf<AutoScalingOptions>(
    {
      minTasks: NUMBER,
      maxTasks: NUMBER,
      cpuPercent: NUMBER,
      memoryPercent: NUMBER,
      requestsPerTask: NUMBER,
      scaleInCooldownSeconds: NUMBER,
      scaleOutCooldownSeconds: NUMBER,
    },
    ["minTasks", "maxTasks"],
  ),
  spot: objectOf<SpotOptions>({ spotWeight: NUMBER, onDemandWeight: NUMBER, baseOnDemand: NUMBER }, [
    "spotWeight",
  ]),
  exec: BOOLEAN,
  enableTagPropagation: BOOLEAN,
  cluster: objectOf<ServiceCluster>({ id: STRING, name: STRING, arn: STRING }, ["id", "name", "arn"]),
  containerInsights: oneOf<boolean | "enhanced">(true, false, "enhanced"),
  circuitBreaker: BOOLEAN,
  deploymentStrategy: objectOf<DeploymentStrategyOptions>(
    {
      kind: oneOf("blueGreen", "linear", "canary"),
      bakeTimeMinutes: NUMBER,
      stepPercent: NUMBER,
      stepBakeTimeMinutes: NUMBER,
    },
    ["kind"],
  ),
  rollbackAlarms: listOf(STRING),
  execLogGroup: STRING,
  waitForSteadyState: BOOLEAN,
  healthCheckGracePeriodSeconds: NUMBER,
  minimumHealthyPercent: NUMBER,
  maximumPercent: NUMBER,
  restrictEgress: BOOLEAN,
  extraEgressPorts: listOf(NUMBER),
});

/** The props of the stack, and how the settings say them. */
const SETTINGS: Fields<FluentBitStackProps> = {
  name: STRING,
  region: STRING,
  cpu: NUMBER,
  memoryMiB: NUMBER,
  image: STRING,
  containerPort: NUMBER,
  network: NETWORK,
  loadBalancer: LOAD_BALANCER,
  service: SERVICE,
  task: objectOf<TaskOptions>({
    separateRoles: BOOLEAN,
    logPlugin: oneOf("cloudwatch", "cloudwatch_logs"),
    permissionsBoundary: ARN,
    rolePath: STRING,
    regionInNames: BOOLEAN,
    keepRevisions: BOOLEAN,
    pullThroughCache: BOOLEAN,
    environment: mapOf(STRING),
    secrets: mapOf(SECRET),
    readonlyRootFilesystem: BOOLEAN,
    writablePaths: listOf(STRING),
    writablePathSizeMiB: NUMBER,
    user: STRING,
    initProcess: BOOLEAN,
    multiline: ONE_OR_MORE,
    parse: STRING,
    drop: listOf(STRING),
    labels: mapOf(STRING),
    architecture: oneOf("X86_64", "ARM64"),
    ignoreRules: listOf(
      objectOf<IgnoredRule>({ rule: STRING, reason: STRING, container: STRING }, ["rule", "reason"]),
    ),
  }),
  destination: NOT_IN_JSON,
  containers: NOT_IN_JSON,
  router: objectOf<RouterProps>({
    image: stringAs(checkImage, (image) => image),
    configFile: STRING,
    config: NOT_IN_JSON,
    delivery: NOT_IN_JSON,
    ecsMetadata: BOOLEAN,
    cpu: NUMBER,
    memoryMiB: NUMBER,
    memoryReservationMiB: NUMBER,
    bufferLimit: NUMBER,
    retryLimit: RETRY_LIMIT,
    readonlyRootFilesystem: BOOLEAN,
    healthCheck: BOOLEAN,
    stopTimeoutSeconds: NUMBER,
  }),
  logs: objectOf<LogOptions>({
    retentionDays: NUMBER,
    key: ARN,
    createKey: BOOLEAN,
    import: BOOLEAN,
    keepOnDestroy: BOOLEAN,
  }),
  alarms: objectOf<AlarmOptions>({
    topic: ARN,
    periodMinutes: NUMBER,
    logSilenceMinutes: NUMBER,
    unhealthyTargetThreshold: NUMBER,
    targetErrorThreshold: NUMBER,
    subscribers: listOf(STRING),
  }),
  tags: mapOf(STRING),
  state: objectOf<S3BackendOptions>({ bucket: STRING, region: STRING, key: STRING }, ["bucket", "region"]),
  literal: BOOLEAN,
};

/** The JSON Schema of the settings. */
export const SETTINGS_SCHEMA = objectOf(SETTINGS).schema;

/**
 * Reads the stack's settings, `context.fluentBit` of cdktf.json. What is wrong is reported when the app is synthesized,
 * together with what is wrong with the stack. A group with a wrong value, such as `service`, is left out as a whole, so
 * that nothing is reported that only follows from it.
 * @param project - the content of cdktf.json. Context that the app is given otherwise overrides its context.
 */
export function readSettings(app: App, project: unknown): FluentBitStackProps {
  const mistakes = findProjectMistakes(app, project);
  const { values, findings } = readFields(SETTINGS, settingsIn(app, project) ?? {}, SETTINGS_PATH);
  addFindings(app, () => [...mistakes, ...findings].map((finding) => `[cdktf.json] ${finding}`));
  return values;
}
