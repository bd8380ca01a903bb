import { describe, expect, it } from "vitest";
import { Workspace } from "../rehearsal/index.js";
import {
  ConfigurationError,
  configFile,
  FluentBitStack,
  type FluentBitStackProps,
  forward,
  publicRouterImage,
} from "../src/index.js";
import { type Choice, coveringArray, type Row } from "./support/covering-array.js";
import { propsWith, STACK_OPTIONS } from "./support/stack-options.js";
import { findings, synthesize, testApp } from "./support/synthesize.js";
import { synthesizedFolder } from "./support/synthesized-folder.js";

/** Two options at levels that exclude each other. */
interface Conflict {
  readonly levels: Row;
  /** What the stack says to them. */
  readonly finding: string;
  /** What else is turned on, so that the stack says nothing more. */
  readonly beside?: Row;
}

const CONFLICTS: readonly Conflict[] = [
  {
    levels: { "loadBalancer.certificate": "off", "loadBalancer.sslPolicy": "on" },
    finding:
      '[fluent-bit/load-balancer] ssl policy is "ELBSecurityPolicy-TLS13-1-3-2021-06" without a certificate: expected both, as HTTP has no policy',
  },
  {
    levels: { "network.nat": "none", destination: "on" },
    beside: { image: "on" },
    finding:
      '[fluent-bit/private-access] a destination is on the internet; expected network.nat "single" or "perZone", as a network without NAT does not reach it',
  },
  {
    levels: { "network.nat": "none", image: "off" },
    finding:
      '[fluent-bit/private-access] image: "public.ecr.aws/nginx/nginx:1.21-perl"; expected an image in Amazon ECR in us-east-1 without NAT, such as 111122223333.dkr.ecr.us-east-1.amazonaws.com/nginx:1.21',
  },
  {
    levels: { "network.nat": "none", region: "on" },
    beside: { image: "on", "router.image": "on" },
    finding:
      '[fluent-bit/private-access] image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:1.0.3"; expected an image in Amazon ECR in eu-west-1 without NAT, such as 111122223333.dkr.ecr.eu-west-1.amazonaws.com/nginx:1.21',
  },
  {
    levels: { "service.exec": "on", "task.readonlyRootFilesystem": "on" },
    finding:
      "[fluent-bit] service.exec is on with task.readonlyRootFilesystem: expected one of them, as the agent of ECS Exec writes to the root file system",
  },
  {
    levels: { "service.cluster": "on", "service.containerInsights": "on" },
    finding:
      '[fluent-bit/service] containerInsights: "enhanced"; expected it where the given cluster is made',
  },
  {
    levels: { "service.restrictEgress": "off", "service.extraEgressPorts": "on" },
    finding:
      "[fluent-bit/service] extraEgressPorts: [9093]; expected restrictEgress with them, as all ports are open without it",
  },
  {
    levels: { "logs.key": "on", "logs.createKey": "on" },
    finding: "[fluent-bit] logs.createKey is on with logs.key: expected one of them",
  },
  {
    levels: { cpu: "on", memoryMiB: "off" },
    finding:
      "[fluent-bit/variables] memoryMiB: 1024; expected one of 2048, 3072, 4096, 5120, 6144, 7168, 8192 with cpu 1024; did you mean 2048?",
  },
];

/** A network that exists has no options: the types keep them apart. */
const ofNewNetwork = ({ factor, level }: Choice) =>
  factor.startsWith("network.") && level !== STACK_OPTIONS[factor]?.[0];
const isExistingNetwork = ({ factor, level }: Choice) => factor === "network" && level === "existing";

function goTogether(a: Choice, b: Choice): boolean {
  if ((isExistingNetwork(a) && ofNewNetwork(b)) || (isExistingNetwork(b) && ofNewNetwork(a))) {
    return false;
  }
  return !CONFLICTS.some(({ levels }) => levels[a.factor] === a.level && levels[b.factor] === b.level);
}

const rows = coveringArray(STACK_OPTIONS, goTogether);
const optionsOn = (row: Row) =>
  Object.keys(row).filter((option) => row[option] !== STACK_OPTIONS[option]?.[0]);

it("every two options are on or off together in one stack, but for those that exclude each other", () => {
  const choices = Object.entries(STACK_OPTIONS).flatMap(([factor, levels]) =>
    levels.map((level) => ({ factor, level })),
  );
  const wanted = choices.flatMap((a) =>
    choices.filter((b) => a.factor < b.factor && goTogether(a, b)).map((b) => [a, b] as const),
  );
  const isIn = (row: Row, { factor, level }: Choice) => row[factor] === level;
  expect(wanted.filter(([a, b]) => !rows.some((row) => isIn(row, a) && isIn(row, b)))).toEqual([]);
});

describe("the plan converges of a stack with", () => {
  // A rehearsal without validation and destruction, which other tests show of all kinds of resources there are here.
  it.concurrent.each(rows.map((row) => [optionsOn(row).join(", "), row] as const))("%s", async (_, row) => {
    const workspace = await Workspace.open(synthesizedFolder(propsWith(row)));
    try {
      await workspace.init();
      await workspace.terraform("apply", ["-auto-approve"]);
      await workspace.planNothing();
    } finally {
      await workspace.close();
    }
  });
});

describe("options that exclude each other are a finding:", () => {
  it.each(CONFLICTS)("$finding", ({ levels, beside, finding }) => {
    expect(findings(propsWith({ ...levels, ...beside }))).toEqual([finding]);
  });

  const privateImage = "111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:1.0.3";
  const withoutNat = { network: { nat: "none" }, image: privateImage } as const;
  const fileDestination = configFile({ path: "/web.conf" });

  it.each<[string, FluentBitStackProps, string]>([
    [
      "a redirect to HTTPS without a certificate",
      { loadBalancer: { redirectHttp: true } },
      "[fluent-bit/load-balancer] redirectHttp: true; expected a certificate with it, for HTTPS",
    ],
    [
      "no NAT with a public image of the router",
      { ...withoutNat, router: { image: publicRouterImage({ tag: "3.4.15" }) } },
      '[fluent-bit/private-access] image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.15"; expected an image in Amazon ECR in us-east-1 without NAT, such as 111122223333.dkr.ecr.us-east-1.amazonaws.com/nginx:1.21',
    ],
    [
      "no NAT with a public image of a further container",
      {
        ...withoutNat,
        containers: [
          {
            name: "cache",
            image: "redis:7.4",
            destination: forward({ host: "fluentd.internal", onInternet: false }),
          },
        ],
      },
      '[fluent-bit/private-access] image: "redis:7.4"; expected an image in Amazon ECR in us-east-1 without NAT, such as 111122223333.dkr.ecr.us-east-1.amazonaws.com/nginx:1.21',
    ],
    [
      "no NAT where the article is taken literally",
      { ...withoutNat, literal: true },
      '[fluent-bit/network] nat is "none": expected "single" where the article is taken literally',
    ],
    [
      "alarms without a topic",
      { alarms: {} },
      "[fluent-bit/alarms] alarms.topic is missing; expected an SNS topic",
    ],
    [
      "a configuration file of the router's and one of a destination's",
      { router: { configFile: "/router.conf" }, destination: fileDestination },
      '[fluent-bit/task-definition] configFile: ["/router.conf","/web.conf"]; expected one file, as a task has one log router',
    ],
    [
      "the configuration file of the health check and one of a destination's",
      { router: { healthCheck: true }, destination: fileDestination },
      '[fluent-bit/task-definition] configFile: ["/fluent-bit/configs/output-metrics-healthcheck.conf","/web.conf"]; expected one file, as a task has one log router',
    ],
  ])("%s", (_, props, finding) => {
    expect(findings(props)).toEqual([finding]);
  });

  it("all of them in one error", () => {
    const app = testApp();
    new FluentBitStack(app, "fluent-bit", {
      network: { nat: "none" },
      loadBalancer: { redirectHttp: true },
      service: { exec: true, extraEgressPorts: [9200] },
      task: { readonlyRootFilesystem: true },
      logs: { key: { arn: "arn:aws:kms:us-east-1:111122223333:key/1" }, createKey: true },
      alarms: {},
    });
    expect(() => app.synth()).toThrow(
      new ConfigurationError([
        "[fluent-bit] service.exec is on with task.readonlyRootFilesystem: expected one of them, as the agent of ECS Exec writes to the root file system",
        "[fluent-bit] logs.createKey is on with logs.key: expected one of them",
        "[fluent-bit/load-balancer] redirectHttp: true; expected a certificate with it, for HTTPS",
        "[fluent-bit/service] extraEgressPorts: [9200]; expected restrictEgress with them, as all ports are open without it",
        '[fluent-bit/private-access] image: "public.ecr.aws/nginx/nginx:1.21-perl"; expected an image in Amazon ECR in us-east-1 without NAT, such as 111122223333.dkr.ecr.us-east-1.amazonaws.com/nginx:1.21',
        "[fluent-bit/alarms] alarms.topic is missing; expected an SNS topic",
      ]),
    );
  });
});

describe("options that look as if they excluded each other go together:", () => {
  // AWS refused it until September 2024: see src/service/service-options.ts.
  it("Spot with ARM64", () => {
    const props = { service: { spot: { spotWeight: 1 } }, task: { architecture: "ARM64" } } as const;
    const { aws_ecs_service, aws_ecs_task_definition } = synthesize(props).resource;
    expect(findings(props)).toEqual([]);
    expect(aws_ecs_service?.fluent_bit_service?.capacity_provider_strategy).toEqual([
      { capacity_provider: "FARGATE_SPOT", weight: 1 },
    ]);
    expect(aws_ecs_task_definition?.nginx_fluent_bit?.runtime_platform).toMatchObject({
      cpu_architecture: "ARM64",
    });
  });

  it("a configuration file of the router's with the same of a destination's", () => {
    expect(
      findings({ router: { configFile: "/web.conf" }, destination: configFile({ path: "/web.conf" }) }),
    ).toEqual([]);
  });
});
