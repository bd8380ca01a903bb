import type { AlarmOptions } from "../../src/alarms/alarms.js";
import {
  AlarmTopic,
  datadog,
  elasticsearch,
  type FluentBitStackProps,
  forward,
  fromSecretsManager,
  fromSsmParameter,
  kinesis,
  ssmRouterImage,
} from "../../src/index.js";
import type { LoadBalancerOptions } from "../../src/load-balancer/load-balancer-options.js";
import type { NetworkOptions } from "../../src/network/network-options.js";
import type { ServiceOptions } from "../../src/service/service-options.js";
import type { LogOptions } from "../../src/task/log-groups.js";
import type { RouterProps } from "../../src/task/router-container.js";
import type { TaskOptions } from "../../src/task/task-definition.js";
import type { Factors, Row } from "./covering-array.js";

/** The levels of every option: one that is missing doesn't compile. */
type Levels<Options> = {
  readonly [Option in keyof Required<Options>]: Readonly<Record<string, Options[Option]>>;
};

const on = <const T>(value: T) => ({ off: undefined, on: value });

const REGISTRY = "111122223333.dkr.ecr.us-east-1.amazonaws.com";
const key = { arn: "arn:aws:kms:us-east-1:111122223333:key/0123abcd-01ab-23cd-45ef-0123456789ab" };
const role = { arn: "arn:aws:iam::444455556666:role/logs" };
const secret = fromSecretsManager(
  { arn: "arn:aws:secretsmanager:us-east-1:111122223333:secret:logs-AbCdEf" },
  { key, field: "password" },
);
const parameter = fromSsmParameter({ arn: "arn:aws:ssm:us-east-1:111122223333:parameter/token" });

type Group = "loadBalancer" | "service" | "task" | "logs" | "router";

const ALARMS: Required<AlarmOptions> = {
  topic: (scope, account) => new AlarmTopic(scope, "topic", { name: "web-shop", account }),
  periodMinutes: 10,
  logSilenceMinutes: 60,
  unhealthyTargetThreshold: 2,
  targetErrorThreshold: 50,
  subscribers: ["team@example.com", "https://alarms.example.com/sns"],
};

/** `literal` is left out: it is what the article says, and goes with few options. */
const STACK: Levels<Omit<FluentBitStackProps, Group | "literal">> = {
  name: on("web-shop"),
  region: on("eu-west-1"),
  cpu: on(1024),
  memoryMiB: on(2048),
  image: on(`${REGISTRY}/shop:1.0.3`),
  containerPort: on(8080),
  tags: on({ Team: "web" }),
  state: on({ bucket: "terraform-states", region: "us-east-1" }),
  network: {
    made: undefined,
    existing: {
      vpcId: "vpc-0123456789abcdef0",
      vpcCidr: "10.1.0.0/16",
      publicSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
      privateSubnetIds: ["subnet-0123456789abcdef2", "subnet-0123456789abcdef3"],
    },
  },
  // In one: what an alarm looks at changes nothing beside it.
  alarms: on(ALARMS),
  // A destination of each family: on the internet, a service of AWS, a host of one's own, another router.
  destination: on(datadog({ apiKey: secret, service: "web" })),
  containers: on([
    {
      name: "worker",
      image: `${REGISTRY}/worker:2.1.0`,
      essential: false,
      environment: { MODE: "batch" },
      secrets: { TOKEN: parameter },
      destination: kinesis({
        stream: { arn: "arn:aws:kinesis:us-east-1:111122223333:stream/logs", name: "logs" },
        role,
      }),
    },
    {
      name: "search",
      image: `${REGISTRY}/search:2.1.0`,
      containerPort: 9000,
      readonlyRootFilesystem: true,
      writablePaths: ["/tmp"],
      destination: elasticsearch({
        host: "search.internal",
        onInternet: false,
        index: "web",
        user: "logs",
        password: secret,
      }),
    },
    {
      name: "audit",
      image: `${REGISTRY}/audit:2.1.0`,
      destination: forward({ host: "fluentd.internal", onInternet: false }),
    },
  ]),
};

const NETWORK: Levels<NetworkOptions> = {
  cidr: on("10.8.0.0/18"),
  subnetBits: on(4),
  zones: on(3),
  nat: { single: undefined, perZone: "perZone", none: "none" },
  zoneNames: on(undefined),
  dnsHostnames: on(true),
  s3Endpoint: on(true),
  flowLogs: on({ retentionDays: 30 }),
  restrictDefaultSecurityGroup: on(true),
};

const LOAD_BALANCER: Levels<LoadBalancerOptions> = {
  domain: on(undefined),
  webAcl: on({ arn: "arn:aws:wafv2:us-east-1:111122223333:regional/webacl/web/0123abcd" }),
  certificate: on({ arn: "arn:aws:acm:us-east-1:111122223333:certificate/0123abcd" }),
  sslPolicy: on("ELBSecurityPolicy-TLS13-1-3-2021-06"),
  redirectHttp: on(false),
  accessLogs: on({ retentionDays: 90 }),
  deletionProtection: on(true),
  dropInvalidHeaders: on(true),
  internal: on(true),
  allowedCidrs: on(["203.0.113.0/24", "198.51.100.0/24"]),
  restrictEgress: on(true),
  idleTimeoutSeconds: on(120),
  healthCheck: on({ path: "/health", intervalSeconds: 15, timeoutSeconds: 3, matcher: "200-299" }),
  deregistrationDelaySeconds: on(30),
};

const SERVICE: Levels<ServiceOptions> = {
  desiredCount: on(3),
  autoScaling: on({
    minTasks: 2,
    maxTasks: 10,
    cpuPercent: 60,
    memoryPercent: 70,
    requestsPerTask: 1000,
    scaleInCooldownSeconds: 120,
    scaleOutCooldownSeconds: 60,
  }),
  spot: on({ spotWeight: 3, onDemandWeight: 1, baseOnDemand: 2 }),
  exec: on(true),
  enableTagPropagation: on(true),
  cluster: on({
    id: "arn:aws:ecs:us-east-1:111122223333:cluster/shared",
    arn: "arn:aws:ecs:us-east-1:111122223333:cluster/shared",
    name: "shared",
  }),
  containerInsights: on("enhanced"),
  circuitBreaker: on(true),
  deploymentStrategy: on({ kind: "canary", stepPercent: 20 }),
  rollbackAlarms: on(["web-errors"]),
  execLogGroup: on("exec"),
  waitForSteadyState: on(true),
  healthCheckGracePeriodSeconds: on(30),
  minimumHealthyPercent: on(50),
  maximumPercent: on(150),
  restrictEgress: on(true),
  extraEgressPorts: on([9093]),
};

const TASK: Levels<TaskOptions> = {
  permissionsBoundary: on({ arn: "arn:aws:iam::111122223333:policy/boundary" }),
  rolePath: on("/web/"),
  regionInNames: on(true),
  keepRevisions: on(true),
  pullThroughCache: on(true),
  separateRoles: on(true),
  logPlugin: on("cloudwatch_logs"),
  environment: on({ MODE: "production" }),
  secrets: on({ TOKEN: secret }),
  readonlyRootFilesystem: on(true),
  writablePaths: on(["/var/cache/nginx", "/run", "/data"]),
  writablePathSizeMiB: on(32),
  user: on("101"),
  initProcess: on(true),
  multiline: on("java"),
  drop: on([/GET \/health/]),
  parse: on("json"),
  labels: on({ team: "web shop" }),
  architecture: on("ARM64"),
  ignoreRules: on([{ rule: "moving-image-tag", reason: "the tag is what we test" }]),
};

const LOGS: Levels<LogOptions> = {
  retentionDays: on(365),
  key: on(key),
  // An import needs log groups that exist, which a first deployment has not.
  import: on(undefined),
  keepOnDestroy: on(true),
  createKey: on(true),
};

const ROUTER: Levels<RouterProps> = {
  // The other images read no configuration from S3, which options of the application need.
  image: {
    off: "906394416424.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit:init-3.4.14",
    on: ssmRouterImage({ tag: "init-3.4.14" }),
  },
  config: on({ service: { Grace: 30 }, outputs: [{ name: "stdout", match: "*", options: {} }] }),
  delivery: on({ bucket: { bucket: "settings", arn: "arn:aws:s3:::settings", key } }),
  configFile: on("/fluent-bit/configs/output-metrics-healthcheck.conf"),
  ecsMetadata: on(false),
  cpu: on(64),
  memoryMiB: on(128),
  bufferLimit: on(8192),
  retryLimit: on(5),
  readonlyRootFilesystem: on(undefined),
  memoryReservationMiB: on(100),
  healthCheck: on(true),
  stopTimeoutSeconds: on(60),
};

const GROUPS = {
  network: NETWORK,
  loadBalancer: LOAD_BALANCER,
  service: SERVICE,
  task: TASK,
  logs: LOGS,
  router: ROUTER,
};

/** The values of each option by its levels; an option of a group has the group's name in front, as in "service.spot". */
const OPTIONS: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map([
  ...Object.entries(STACK),
  ...Object.entries(GROUPS).flatMap(([group, options]) =>
    Object.entries(options).map(([option, levels]) => [`${group}.${option}`, levels] as const),
  ),
]);

/**
 * The options of the stack and their levels, the first of which is off. Each has one level to be on by, with as much in
 * it as the option takes, and `nat` two: a third level of a second option would ask for more stacks in a covering array,
 * and tests of the option's own show what is left out.
 */
export const STACK_OPTIONS: Factors = Object.fromEntries(
  [...OPTIONS].map(([option, levels]) => [option, Object.keys(levels)]),
);

/** The props with these options at these levels, and all others off. */
export function propsWith(levels: Row): FluentBitStackProps {
  const props: Record<string, unknown> = {};
  for (const [name, level] of Object.entries(levels)) {
    const values = OPTIONS.get(name);
    if (values === undefined || !(level in values)) {
      throw new Error(`there is no ${name} at level ${level}`);
    }
    const [group = "", option] = name.split(".");
    const value = values[level];
    if (value === undefined) {
      continue;
    }
    props[group] =
      option === undefined ? value : { ...(props[group] as object | undefined), [option]: value };
  }
  return props;
}
