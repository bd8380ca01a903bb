import { describe, expect, it } from "vitest";
import {
  ConfigurationError,
  configFile,
  FluentBitStack,
  type FluentBitStackProps,
  forward,
  publicRouterImage,
} from "../src/index.js";
import { CONFLICTS, goTogether } from "./support/conflicting-options.js";
import { type Choice, coveringArray, type Row } from "./support/covering-array.js";
import { propsWith, STACK_OPTIONS } from "./support/stack-options.js";
import { findings, synthesize, testApp } from "./support/synthesize.js";

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
      '[fluent-bit/network] nat: "none"; expected "single" with literal, as in the article',
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
      application: { readonlyRootFilesystem: true },
      logs: { key: { arn: "arn:aws:kms:us-east-1:111122223333:key/1" }, createKey: true },
      alarms: {},
    });
    expect(() => app.synth()).toThrow(
      new ConfigurationError([
        "[fluent-bit] service.exec with application.readonlyRootFilesystem; expected only one of them, as the agent of ECS Exec writes to the root file system",
        "[fluent-bit] logs.createKey with logs.key; expected only one of them",
        "[fluent-bit/load-balancer] redirectHttp: true; expected a certificate with it, for HTTPS",
        '[fluent-bit/private-access] image: "public.ecr.aws/nginx/nginx:1.21-perl"; expected an image in Amazon ECR in us-east-1 without NAT, such as 111122223333.dkr.ecr.us-east-1.amazonaws.com/nginx:1.21',
        "[fluent-bit/service] extraEgressPorts: [9200]; expected restrictEgress with them, as all ports are open without it",
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

describe("every two options", () => {
  const rows = coveringArray(STACK_OPTIONS, goTogether);

  it("are on or off together in one stack, but for those that exclude each other", () => {
    const choices = Object.entries(STACK_OPTIONS).flatMap(([factor, levels]) =>
      levels.map((level) => ({ factor, level })),
    );
    const wanted = choices.flatMap((a) =>
      choices.filter((b) => a.factor < b.factor && goTogether(a, b)).map((b) => [a, b] as const),
    );
    const isIn = (row: Row, { factor, level }: Choice) => row[factor] === level;
    expect(wanted.filter(([a, b]) => !rows.some((row) => isIn(row, a) && isIn(row, b)))).toEqual([]);
  });

  it.each(rows.map((row, index) => [index, row] as const))("are no finding in stack %d", (_, row) => {
    expect(findings(propsWith(row))).toEqual([]);
  });
});
