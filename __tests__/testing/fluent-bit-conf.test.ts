import { describe, expect, it } from "vitest";
import {
  cloudwatchLogs,
  datadog,
  type FluentBitStackProps,
  fromSsmParameter,
  publicRouterImage,
} from "../../src/index.js";
import { fluentBitConf } from "../../testing/index.js";
import { stackOfTasks } from "../support/stacks.js";

const apiKey = fromSsmParameter({ arn: "arn:aws:ssm:us-east-1:111122223333:parameter/datadog" });
const props: FluentBitStackProps = {
  application: { name: "orders", drop: [/GET \/health/] },
  destination: cloudwatchLogs({ logGroupName: "orders", logStreamPrefix: "app-" }),
  containers: [
    { name: "worker", image: "worker:1", destination: datadog({ apiKey }) },
    { name: "migrate", image: "orders:1", essential: false, destination: "awslogs" },
  ],
  router: {
    image: publicRouterImage({ tag: "init-3.4.14" }),
    config: {
      text: "[OUTPUT]\n    Name stdout\n    Match_Regex ^(orders|x)-\n\n# kept\n[FILTER]\n    Name modify\n    Match *\n    Add a b\n    Add c d\n",
    },
  },
};

const sections = (conf: string) =>
  [...conf.matchAll(/^\[(\w+)\]\n {4}Name\s+(\S+)/gm)].map(([, kind, name]) => `${kind} ${name}`);

describe("the configuration of the router", () => {
  it("is the file that FireLens generates, and what it includes", () => {
    const conf = fluentBitConf(props);
    expect(conf).toContain("# /fluent-bit/etc/fluent-bit.conf, which FireLens generates\n");
    expect(conf).toMatch(/^# \/init\/fluent-bit-init-s3-files\/config-[0-9a-f]{16}\.conf, from </m);
    expect(sections(conf)).toEqual([
      "INPUT forward",
      "INPUT forward",
      "INPUT tcp",
      "FILTER record_modifier",
      "OUTPUT null",
      "OUTPUT cloudwatch_logs",
      "OUTPUT datadog",
      "FILTER grep",
      "OUTPUT stdout",
      "FILTER modify",
    ]);
  });

  it("of a container is what its log lines go through", () => {
    const worker = fluentBitConf(props, { container: "worker" });
    expect(sections(worker)).toEqual(["FILTER record_modifier", "OUTPUT datadog", "FILTER modify"]);
    expect(worker).toContain("[FILTER]\n    Name modify\n    Match *\n    Add a b\n    Add c d\n");
    expect(sections(fluentBitConf(props, { container: "orders" }))).toEqual([
      "FILTER record_modifier",
      "OUTPUT cloudwatch_logs",
      "FILTER grep",
      "OUTPUT stdout",
      "FILTER modify",
    ]);
  });

  it("has the values of variables", () => {
    const variables = { aws_region: "eu-west-1" };
    expect(fluentBitConf(props, { variables })).toContain("    region eu-west-1\n");
  });

  it("is asked of a container that there is, and that logs through FireLens", () => {
    expect(() => fluentBitConf(props, { container: "wroker" })).toThrow(
      new Error(
        'no container: "wroker"; expected one of fluentbit-log-router, orders, worker, migrate; did you mean worker?',
      ),
    );
    expect(() => fluentBitConf(props, { container: "migrate" })).toThrow(
      new Error('the log driver of the container migrate: "awslogs"; expected awsfirelens'),
    );
    const silent = stackOfTasks({
      web: JSON.stringify([{ name: "web" }, { name: "r", firelensConfiguration: { type: "fluentbit" } }]),
    });
    expect(() => fluentBitConf(silent, { container: "web" })).toThrow(
      new Error('the log driver of the container web: "none"; expected awsfirelens'),
    );
  });

  it("is asked of a task with a log router", () => {
    expect(() => fluentBitConf(stackOfTasks({ web: '[{"name": "web"}]' }))).toThrow(
      "no container has a firelensConfiguration",
    );
  });
});
