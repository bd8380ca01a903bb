import type { AlarmOptions } from "./alarms/alarms.js";
import type { HasArn } from "./aws/iam.js";
import type { S3BackendOptions } from "./backend.js";
import { ConfigurationError } from "./cdktf/checked-app.js";
import type { FluentBitStackProps } from "./fluent-bit-stack.js";
import {
  boolean,
  booleanOr,
  isObject,
  type JsonCheck,
  listOf,
  mapOf,
  number,
  objectOf,
  oneOf,
  string,
} from "./json-checks.js";
import type { HealthCheck } from "./load-balancer/health-check.js";
import type { AccessLogOptions, LoadBalancerOptions } from "./load-balancer/load-balancer-options.js";
import type { DeploymentNetwork } from "./network/existing-network.js";
import type { FlowLogsOptions } from "./network/flow-logs.js";
import type { NetworkOptions } from "./network/network-options.js";
import type { AutoScalingOptions } from "./service/auto-scaling.js";
import type { ServiceCluster } from "./service/cluster.js";
import type { ServiceOptions } from "./service/service.js";
import type { SpotOptions } from "./service/spot.js";
import type { LogOptions } from "./task/log-groups.js";
import type { RouterProps } from "./task/router-container.js";
import type { TaskOptions } from "./task/task-options.js";

const ARN = objectOf<HasArn>({ arn: string }, ["arn"]);

const NEW_NETWORK = objectOf<NetworkOptions>({
  cidr: string,
  subnetBits: number,
  zones: number,
  nat: oneOf("single", "perZone", "none"),
  dnsHostnames: boolean,
  flowLogs: booleanOr(
    objectOf<FlowLogsOptions>({
      retentionDays: number,
      key: ARN,
      permissionsBoundary: ARN,
      rolePath: string,
    }),
  ),
  restrictDefaultSecurityGroup: boolean,
});

const EXISTING_NETWORK = objectOf<DeploymentNetwork>(
  { vpcId: string, vpcCidr: string, publicSubnetIds: listOf(string), privateSubnetIds: listOf(string) },
  ["vpcId", "vpcCidr", "publicSubnetIds", "privateSubnetIds"],
);

const NETWORK: JsonCheck = (value, at) =>
  (isObject(value) && "vpcId" in value ? EXISTING_NETWORK : NEW_NETWORK)(value, at);

const LOAD_BALANCER = objectOf<LoadBalancerOptions>({
  certificate: ARN,
  sslPolicy: string,
  redirectHttp: boolean,
  accessLogs: booleanOr(objectOf<AccessLogOptions>({ retentionDays: number })),
  deletionProtection: boolean,
  dropInvalidHeaders: boolean,
  internal: boolean,
  allowedCidrs: listOf(string),
  restrictEgress: boolean,
  idleTimeoutSeconds: number,
  deregistrationDelaySeconds: number,
  healthCheck: objectOf<HealthCheck>({
    path: string,
    intervalSeconds: number,
    timeoutSeconds: number,
    healthyThreshold: number,
    unhealthyThreshold: number,
    matcher: string,
  }),
});

const SERVICE = objectOf<ServiceOptions>({
  desiredCount: number,
  autoScaling: objectOf<AutoScalingOptions>(
    {
      minTasks: number,
      maxTasks: number,
      cpuPercent: number,
      memoryPercent: number,
      requestsPerTask: number,
      scaleInCooldownSeconds: number,
      scaleOutCooldownSeconds: number,
    },
    ["minTasks", "maxTasks"],
  ),
  spot: objectOf<SpotOptions>({ spotWeight: number, onDemandWeight: number, baseOnDemand: number }, [
    "spotWeight",
  ]),
  exec: boolean,
  enableTagPropagation: boolean,
  cluster: objectOf<ServiceCluster>({ id: string, name: string, arn: string }, ["id", "name", "arn"]),
  containerInsights: oneOf(true, false, "enhanced"),
  circuitBreaker: boolean,
  waitForSteadyState: boolean,
  healthCheckGracePeriodSeconds: number,
  minimumHealthyPercent: number,
  maximumPercent: number,
  restrictEgress: boolean,
  extraEgressPorts: listOf(number),
});

/** The settings that cdktf.json may hold: those props of the stack that JSON can say. */
const SETTINGS = objectOf<FluentBitStackProps>({
  name: string,
  region: string,
  cpu: number,
  memoryMiB: number,
  image: string,
  containerPort: number,
  network: NETWORK,
  loadBalancer: LOAD_BALANCER,
  service: SERVICE,
  task: objectOf<TaskOptions>({
    separateRoles: boolean,
    permissionsBoundary: ARN,
    rolePath: string,
    environment: mapOf(string),
    readonlyRootFilesystem: boolean,
    writablePaths: listOf(string),
    architecture: oneOf("X86_64", "ARM64"),
  }),
  router: objectOf<RouterProps>({
    configFile: string,
    ecsMetadata: boolean,
    memoryReservationMiB: number,
    healthCheck: boolean,
    stopTimeoutSeconds: number,
  }),
  logs: objectOf<LogOptions>({ retentionDays: number, key: ARN, createKey: boolean }),
  alarms: objectOf<AlarmOptions>({
    topic: ARN,
    periodMinutes: number,
    logSilenceMinutes: number,
    unhealthyTargetThreshold: number,
    targetErrorThreshold: number,
  }),
  tags: mapOf(string),
  state: objectOf<S3BackendOptions>({ bucket: string, region: string, key: string }, ["bucket", "region"]),
  literal: boolean,
});

/**
 * Reads the stack's settings from the context of cdktf.json.
 * @param context - the value of `fluentBit` there, undefined where it is absent
 * @throws ConfigurationError that lists every unknown or missing setting and every value of a wrong type
 */
export function readSettings(context: unknown): FluentBitStackProps {
  const settings = context ?? {};
  const findings = SETTINGS(settings, "context.fluentBit");
  if (findings.length > 0) {
    throw new ConfigurationError(findings.map((finding) => `[cdktf.json] ${finding}`));
  }
  return settings;
}
