import { describe, expect, it } from "vitest";
import { readSettings } from "../src/settings.js";
import { findings, findingsOf } from "./support/synthesize.js";

describe("the settings in cdktf.json", () => {
  it("may be absent", () => {
    expect(readSettings(undefined)).toEqual({});
  });

  it("are the props of the stack", () => {
    const settings = {
      name: "web",
      network: { zones: 3 },
      literal: true,
      state: { bucket: "b", region: "us-east-1" },
    };
    expect(readSettings(settings)).toEqual(settings);
  });

  it("are every option that JSON can say", () => {
    const arn = "arn:aws:acm:us-east-1:111122223333:certificate/4f1f";
    const settings = {
      network: { nat: "perZone", flowLogs: { retentionDays: 30 } },
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
        environment: { MODE: "web" },
        writablePaths: ["/data"],
        architecture: "ARM64",
      },
      router: { healthCheck: true, stopTimeoutSeconds: 60 },
      logs: { retentionDays: 30, createKey: true },
      alarms: { topic: { arn: "arn:aws:sns:us-east-1:111122223333:alarms" } },
      tags: { team: "web" },
    };
    expect(readSettings(settings)).toEqual(settings);
    expect(findings(readSettings(settings))).toEqual([]);
  });

  it("may say a network that exists", () => {
    const network = {
      vpcId: "vpc-1",
      vpcCidr: "10.1.0.0/16",
      publicSubnetIds: ["a", "b"],
      privateSubnetIds: ["c"],
    };
    expect(readSettings({ network })).toEqual({ network });
    expect(findingsOf(() => readSettings({ network: { vpcId: "vpc-1", zones: 2 } }))).toEqual([
      ...["vpcCidr", "publicSubnetIds", "privateSubnetIds"].map(
        (name) =>
          `[cdktf.json] context.fluentBit.network.${name} is missing: expected it in context.fluentBit.network`,
      ),
      "[cdktf.json] context.fluentBit.network.zones is unknown: expected one of vpcId, vpcCidr, publicSubnetIds, privateSubnetIds",
    ]);
  });

  it("are checked all at once", () => {
    const settings = { nmae: "web", network: { zones: "3" }, state: { bucket: 1, regoin: "us-east-1" } };
    expect(findingsOf(() => readSettings(settings))).toEqual([
      expect.stringMatching(
        /^\[cdktf.json\] context.fluentBit.nmae is unknown: expected one of name, .*; the nearest is name$/,
      ),
      '[cdktf.json] context.fluentBit.network.zones is "3": expected a number',
      "[cdktf.json] context.fluentBit.state.region is missing: expected it in context.fluentBit.state",
      "[cdktf.json] context.fluentBit.state.bucket is 1: expected a string",
      "[cdktf.json] context.fluentBit.state.regoin is unknown: expected one of bucket, region, key; the nearest is region",
    ]);
  });

  it.each([["web"], [[]], [null]])("are not %j", (settings) => {
    const state = { state: settings };
    expect(findingsOf(() => readSettings(state))).toEqual([
      `[cdktf.json] context.fluentBit.state is ${JSON.stringify(settings)}: expected an object with bucket, region, key`,
    ]);
  });

  it("know nothing that only JavaScript knows", () => {
    expect(findingsOf(() => readSettings({ toString: "x" }))).toEqual([
      expect.stringMatching(
        /^\[cdktf.json\] context.fluentBit.toString is unknown: expected one of name, [^;]*$/,
      ),
    ]);
  });
});
