import { describe, expect, it } from "vitest";
import { configFile, forward } from "../src/destinations/index.js";
import { type ProductionProps, production } from "../src/production.js";
import { findings, synthesize } from "./support/synthesize.js";

const certificate = { arn: "arn:aws:acm:us-east-1:111122223333:certificate/0123abcd" };

const kept = (props: Partial<ProductionProps> = {}) => production({ name: "web", certificate, ...props });
const resources = (props: Partial<ProductionProps>) => synthesize(kept(props)).resource;

const EXISTING = {
  vpcId: "vpc-0123456789abcdef0",
  vpcCidr: "10.1.0.0/16",
  publicSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
  privateSubnetIds: ["subnet-0123456789abcdef2", "subnet-0123456789abcdef3"],
};
const CLUSTER = { id: "arn:cluster", arn: "arn:cluster", name: "shared" };
const KEY = { arn: "arn:aws:kms:us-east-1:111122223333:key/1" };

const PRODUCTION: Readonly<Record<string, unknown>> = {
  name: "web",
  image: "public.ecr.aws/nginx/nginx:1.29",
  network: {
    nat: "perZone",
    s3Endpoint: true,
    flowLogs: { retentionDays: 365 },
    restrictDefaultSecurityGroup: true,
  },
  loadBalancer: {
    certificate,
    accessLogs: { retentionDays: 365, forceDestroy: false },
    deletionProtection: true,
    dropInvalidHeaders: true,
    restrictEgress: true,
    deregistrationDelaySeconds: 30,
    healthCheck: { path: "/", intervalSeconds: 10, timeoutSeconds: 5, unhealthyThreshold: 3 },
  },
  service: {
    autoScaling: { minTasks: 2, maxTasks: 10, cpuPercent: 60, memoryPercent: 70 },
    circuitBreaker: true,
    waitForSteadyState: true,
    containerInsights: true,
    restrictEgress: true,
    enableTagPropagation: true,
  },
  task: {
    separateRoles: true,
    logPlugin: "cloudwatch_logs",
    keepRevisions: true,
  },
  application: { readonlyRootFilesystem: true },
  logs: { retentionDays: 365, createKey: true, keepOnDestroy: true },
  router: {
    image: { bind: expect.any(Function) },
    healthCheck: true,
    stopTimeoutSeconds: 60,
    cpu: 64,
    memoryMiB: 256,
    memoryReservationMiB: 100,
    bufferLimit: 16_384,
    retryLimit: 10,
    readonlyRootFilesystem: true,
  },
  alarms: { topic: expect.any(Function) },
  tags: { Deployment: "web" },
};

describe("production", () => {
  it("turns on what a team keeps", () => {
    expect(kept()).toEqual(PRODUCTION);
  });

  it("leaves alone what is no matter of production", () => {
    const said = { region: "eu-west-1", cpu: 256, memoryMiB: 512, containerPort: 8080 };
    expect(kept(said)).toMatchObject(said);
  });

  it.each<Partial<ProductionProps>>([
    { network: { nat: "single" } },
    { network: { flowLogs: false } },
    { loadBalancer: { deletionProtection: false } },
    { loadBalancer: { accessLogs: { retentionDays: 30 } } },
    { service: { autoScaling: undefined } },
    { service: { autoScaling: { minTasks: 1, maxTasks: 2, cpuPercent: 50 } } },
    { service: { containerInsights: "enhanced" } },
    { application: { readonlyRootFilesystem: false } },
    { logs: { retentionDays: 731 } },
    { logs: { createKey: false } },
    { router: { stopTimeoutSeconds: 120 } },
    { alarms: { topic: { arn: "arn:topic" } } },
    { tags: { Deployment: "blue" } },
  ])("leaves what is said as it is, and all else on: %o", (said) => {
    const [[group = "", options]] = Object.entries(said) as [[string, object]];
    expect(kept(said)).toEqual({
      ...PRODUCTION,
      [group]: { ...(PRODUCTION[group] as object), ...options },
    });
  });

  it("adds its tag to those that are said", () => {
    expect(kept({ tags: { Team: "shop" } }).tags).toEqual({ Deployment: "web", Team: "shop" });
  });

  it("serves another certificate where the load balancer is given one", () => {
    const other = { arn: "arn:aws:acm:us-east-1:111122223333:certificate/4567cdef" };
    expect(kept({ loadBalancer: { certificate: other } }).loadBalancer).toMatchObject({ certificate: other });
  });

  it("makes nothing in a network that exists, nor changes it", () => {
    const { aws_vpc, aws_flow_log, aws_default_security_group, aws_ecs_service } = resources({
      network: EXISTING,
    });
    expect([aws_vpc, aws_flow_log, aws_default_security_group]).toEqual([undefined, undefined, undefined]);
    expect(aws_ecs_service?.fluent_bit_service?.network_configuration).toMatchObject({
      subnets: EXISTING.privateSubnetIds,
    });
  });

  it("makes no key where one is given, which then encrypts every log group", () => {
    const { aws_kms_key, aws_cloudwatch_log_group = {} } = resources({ logs: { key: KEY } });
    expect(Object.keys(aws_kms_key ?? {})).toEqual(["fluent_bit_alarm_key"]);
    expect(Object.values(aws_cloudwatch_log_group).map(({ kms_key_id }) => kms_key_id)).toEqual([
      KEY.arn,
      KEY.arn,
      KEY.arn,
    ]);
  });

  it("makes no topic where one is given", () => {
    const { aws_sns_topic, aws_cloudwatch_metric_alarm } = resources({
      alarms: { topic: { arn: "arn:topic" } },
    });
    expect(aws_sns_topic).toBeUndefined();
    expect(aws_cloudwatch_metric_alarm?.fluent_bit_target_errors?.alarm_actions).toEqual(["arn:topic"]);
  });

  it("leaves the insights of a cluster that is given to whoever made it", () => {
    expect(findings(kept({ service: { cluster: CLUSTER } }))).toEqual([]);
    expect(resources({ service: { cluster: CLUSTER } })).not.toHaveProperty("aws_ecs_cluster");
  });

  it("goes with tasks without a way to the internet, their images being private", () => {
    const image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:1.0";
    expect(findings(kept({ network: { nat: "none" }, image }))).toEqual([]);
  });

  it("asks which is wanted, ECS Exec or a read-only root file system", () => {
    expect(findings(kept({ service: { exec: true } }))).toEqual([
      expect.stringContaining(
        "service.exec with application.readonlyRootFilesystem; expected only one of them",
      ),
    ]);
    expect(
      findings(kept({ service: { exec: true }, application: { readonlyRootFilesystem: false } })),
    ).toEqual([]);
  });

  it("leaves log groups and alarms out where they are said to be undefined", () => {
    const { logs, alarms } = kept({ logs: undefined, alarms: undefined });
    expect([logs, alarms]).toEqual([undefined, undefined]);
    expect(findings(kept({ logs: undefined, alarms: undefined }))).toEqual([]);
  });

  it("takes a configuration file of the image's where the router is said to have it, for the health check too", () => {
    const destination = configFile({ path: "/s3.conf" });
    expect(findings(kept({ destination }))).toHaveLength(1);
    expect(findings(kept({ destination, router: { configFile: "/s3.conf" } }))).toEqual([]);
  });

  it("makes no log group for logs that go elsewhere", () => {
    const destination = forward({ host: "fluentd.internal" });
    expect(Object.keys(resources({ destination }).aws_cloudwatch_log_group ?? {}).sort()).toEqual([
      "fluent_bit_flow_logs",
      "fluent_bit_router_logs",
    ]);
  });
});
