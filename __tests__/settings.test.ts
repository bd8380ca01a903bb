import { describe, expect, it } from "vitest";
import { FluentBitStack } from "../src/fluent-bit-stack.js";
import { readSettings } from "../src/settings.js";
import { findingsOf, synthesize, testApp } from "./support/synthesize.js";

const SECRET = "arn:aws:secretsmanager:us-east-1:111122223333:secret:key-a1b2c3";

/** The props that the content of a cdktf.json makes. */
const propsOf = (fluentBit: unknown) => readSettings(testApp(), { context: { fluentBit } });

/** What is wrong with a cdktf.json, and with the stack that it makes. */
const findingsIn = (project: unknown) =>
  findingsOf(() => {
    const app = testApp();
    new FluentBitStack(app, "fluent-bit", readSettings(app, project));
    app.synth();
  });
const findingsWith = (fluentBit: unknown) => findingsIn({ context: { fluentBit } });

describe("the settings in cdktf.json", () => {
  it.each([
    [{}],
    [{ context: {} }],
    [{ app: "node main.js", language: "typescript", context: { other: 1 } }],
  ])("may be absent, as in %j", (project) => {
    expect(findingsIn(project)).toEqual([]);
    expect(readSettings(testApp(), project)).toEqual({});
  });

  it("are every option that JSON can say", () => {
    const arn = "arn:aws:acm:eu-west-1:111122223333:certificate/4f1f";
    const settings = {
      name: "web",
      region: "eu-west-1",
      cpu: 1024,
      memoryMiB: 2048,
      image: "httpd:2.4",
      containerPort: 8080,
      network: { nat: "perZone", zones: 3, flowLogs: { retentionDays: 30 } },
      loadBalancer: {
        certificate: { arn },
        accessLogs: true,
        allowedCidrs: ["203.0.113.0/24"],
        healthCheck: { path: "/health" },
      },
      service: {
        autoScaling: { minTasks: 1, maxTasks: 2, cpuPercent: 60 },
        spot: { spotWeight: 1 },
        containerInsights: "enhanced",
        restrictEgress: true,
        extraEgressPorts: [9200],
      },
      task: {
        separateRoles: true,
        architecture: "ARM64",
        volumes: { data: { efs: { fileSystem: { id: "fs-0123456789abcdef0" } } } },
      },
      application: {
        name: "shop",
        environment: { MODE: "web" },
        writablePaths: ["/data"],
        healthCheck: { command: ["CMD", "/check"], retries: 5 },
        ports: [{ containerPort: 9100, portName: "metrics" }],
        dependsOn: [{ containerName: "fluentbit-log-router", condition: "START" }],
      },
      router: { healthCheck: true, stopTimeoutSeconds: 60 },
      logs: { retentionDays: 30, createKey: true },
      alarms: { topic: { arn: "arn:aws:sns:us-east-1:111122223333:alarms" } },
      tags: { team: "web" },
      state: { bucket: "states", region: "us-east-1" },
      literal: false,
    };
    expect(propsOf(settings)).toEqual(settings);
    expect(findingsWith(settings)).toEqual([]);
  });

  it("may say an ARN by itself", () => {
    const arn = "arn:aws:sns:us-east-1:111122223333:alarms";
    expect(propsOf({ alarms: { topic: arn } })).toEqual({ alarms: { topic: { arn } } });
  });

  it("may say the router's image by its reference", () => {
    const settings = { router: { image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.15" } };
    expect(findingsWith(settings)).toEqual([]);
    expect(JSON.stringify(synthesize(propsOf(settings)))).not.toContain("906394416424");
  });

  it("may say secrets by their ARNs", () => {
    const parameter = "arn:aws:ssm:us-east-1:111122223333:parameter/web/key";
    const secrets = { A: SECRET, B: `${SECRET}:field::`, C: parameter };
    expect(propsOf({ application: { secrets } })).toEqual({ application: { secrets } });
  });

  it("may say a network that exists", () => {
    const network = {
      vpcId: "vpc-1",
      vpcCidr: "10.1.0.0/16",
      publicSubnetIds: ["a", "b"],
      privateSubnetIds: ["c"],
    };
    expect(propsOf({ network })).toEqual({ network });
    expect(findingsWith({ network: { vpcId: "vpc-1", zones: 2 } })).toEqual([
      "[cdktf.json] context.fluentBit.network has no vpcCidr",
      "[cdktf.json] context.fluentBit.network has no publicSubnetIds",
      "[cdktf.json] context.fluentBit.network has no privateSubnetIds",
      "[cdktf.json] unknown setting context.fluentBit.network.zones; expected one of vpcId, vpcCidr, publicSubnetIds, privateSubnetIds",
    ]);
  });

  it("given by the cdktf CLI, override those of the file", () => {
    const app = testApp();
    app.node.setContext("fluentBit", { name: "web" });
    expect(readSettings(app, { context: { fluentBit: { name: "api" } } })).toEqual({ name: "web" });
  });
});

describe("wrong settings", () => {
  it("are reported in one round, those of the file and those of the stack", () => {
    const state = { bucket: 1, regoin: "us-east-1" };
    const settings = { nmae: "web", cpu: 500, network: { zones: "3" }, service: { desiredCount: -1 }, state };
    expect(findingsWith(settings)).toEqual([
      expect.stringMatching(
        /^\[cdktf.json\] unknown setting context.fluentBit.nmae; expected one of name, .*; did you mean name\?$/,
      ),
      '[cdktf.json] context.fluentBit.network.zones: "3"; expected a number',
      "[cdktf.json] context.fluentBit.state has no region",
      "[cdktf.json] unknown setting context.fluentBit.state.regoin; expected one of bucket, region, key; did you mean region?",
      "[cdktf.json] context.fluentBit.state.bucket: 1; expected a string",
      "[fluent-bit/variables] cpu: 500; expected one of 256, 512, 1024, 2048, 4096, 8192, 16384; did you mean 512?",
      "[fluent-bit/service] desiredCount: -1; expected a whole number of at least 0",
    ]);
  });

  it("of a group leave the group out, so that nothing else is reported that follows from them", () => {
    expect(findingsWith({ alarms: { topic: "alarms" } })).toEqual([
      '[cdktf.json] context.fluentBit.alarms.topic: "alarms"; expected an ARN, arn:partition:service:region:account:resource',
    ]);
  });

  it.each([["web"], [[]], [null]])("are %j in place of an object", (settings) => {
    expect(findingsWith({ state: settings })).toEqual([
      `[cdktf.json] context.fluentBit.state: ${JSON.stringify(settings)}; expected an object with bucket, region, key`,
    ]);
  });

  it.each(["destination", "containers"])("are props that only main.ts can give, such as %s", (name) => {
    expect(findingsWith({ [name]: "datadog" })).toEqual([
      `[cdktf.json] context.fluentBit.${name}; expected it in main.ts, as JSON cannot say it`,
    ]);
  });

  it.each([
    [{ context: { fluentbit: {} } }, "unknown key context.fluentbit; did you mean context.fluentBit?"],
    [{ context: { "fluent-bit": {} } }, "unknown key context.fluent-bit; did you mean context.fluentBit?"],
    [{ fluentBit: {} }, "unknown key fluentBit; did you mean context.fluentBit?"],
    [{ contxt: {} }, "unknown key contxt; did you mean context?"],
    [{ context: [1] }, "context: [1]; expected an object"],
    [[], "cdktf.json: []; expected an object"],
  ])("may stand where cdktf would ignore them, as in %j", (project, finding) => {
    expect(findingsIn(project)).toEqual([`[cdktf.json] ${finding}`]);
  });

  it.each([
    [
      { router: { image: "a b" } },
      'router.image: "a b"; expected [registry/]repository[:tag][@digest], such as public.ecr.aws/nginx/nginx:1.21-perl',
    ],
    [
      { application: { secrets: { A: "secret" } } },
      'application.secrets.A: "secret"; expected the ARN of a secret in Secrets Manager or of a parameter in Parameter Store',
    ],
    [{ name: "${TfToken[TOKEN.0]}" }, 'name: "${TfToken[TOKEN.0]}"; expected a string'],
  ])("are values that no program would make, as in %j", (settings, finding) => {
    expect(findingsWith(settings)).toEqual([`[cdktf.json] context.fluentBit.${finding}`]);
  });

  it.each([["prüfung-日本"], [""], ["a".repeat(29)], ["-web"], ["web_1"]])(
    "name the name once, as in %j",
    (name) => {
      expect(findingsWith({ name })).toEqual([
        `[fluent-bit] name: ${JSON.stringify(name)}; expected up to 28 letters, digits and hyphens, with no hyphen at either end`,
      ]);
    },
  );

  it("are cut where they are long", () => {
    const [finding = "", ...others] = findingsWith({ name: "a".repeat(100_000) });
    expect(others).toEqual([]);
    expect(finding.length).toBeLessThan(250);
  });
});
