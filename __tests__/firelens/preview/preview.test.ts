import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderFluentBitConf } from "../../../firelens/preview/preview.js";
import { NoFluentBitConfError } from "../../../firelens/preview/sections.js";
import { app, articleTask, fargateTask, router, routerWith, task } from "../../support/task-definitions.js";

const goldens = new URL("../../fixtures/firelens-golden/", import.meta.url);

/** Input of the agent's own generator, from which the expected files were made. */
interface GoldenInput {
  readonly networkMode: string;
  readonly containerMemoryLimit: number;
  readonly cluster: string;
  readonly taskARN: string;
  readonly taskDefinition: string;
  readonly ec2InstanceID?: string;
  readonly externalConfigPath?: string;
  readonly containerToLogOptions: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

describe("the files that the agent's generator writes", () => {
  for (const name of readdirSync(goldens).filter((file) => file.endsWith(".conf"))) {
    it(name, () => {
      const read = (file: string) => readFileSync(new URL(file, goldens), "utf8");
      const input: GoldenInput = JSON.parse(read(name.replace(".conf", ".input.json")));
      expect(renderFluentBitConf(...argumentsOf(input))).toBe(read(name));
    });
  }
});

function argumentsOf(input: GoldenInput): Parameters<typeof renderFluentBitConf> {
  const [family = "", revision = ""] = input.taskDefinition.split(":");
  const isDownloaded = input.externalConfigPath === "/fluent-bit/etc/external.conf";
  const configFile =
    input.externalConfigPath === undefined
      ? {}
      : {
          "config-file-type": isDownloaded ? "s3" : "file",
          "config-file-value": isDownloaded ? "arn:aws:s3:::bucket/extra.conf" : input.externalConfigPath,
        };
  const firelensContainers = Object.entries(input.containerToLogOptions).map(([name, options]) =>
    app(options, { name }),
  );
  const memoryReservation = input.containerMemoryLimit;
  return [
    task([...firelensContainers, routerWith(configFile, { memoryReservation })], {
      family,
      networkMode: input.networkMode,
    }),
    { cluster: input.cluster, taskArn: input.taskARN, revision, ec2InstanceId: input.ec2InstanceID },
  ];
}

it("placeholders stand for what only ECS knows", () => {
  expect(renderFluentBitConf(articleTask)).toContain(
    "    Record ecs_cluster <cluster>\n    Record ecs_task_arn <task-arn>\n    Record ecs_task_definition nginx-fluent-bit:<revision>\n",
  );
});

it("a described task definition brings its revision", () => {
  const described = task([app(), router()], { family: "web", revision: 7 });
  expect(renderFluentBitConf(described)).toContain("Record ecs_task_definition web:7\n");
});

it("metadata can be left out, and is if the agent cannot read the switch", () => {
  for (const value of ["false", "0", "yes"]) {
    const definition = task([app(), routerWith({ "enable-ecs-log-metadata": value })]);
    expect(renderFluentBitConf(definition)).not.toContain("record_modifier");
  }
});

it.each([
  [{ memoryReservation: 50 }, 25],
  [{ memoryReservation: 101 }, 50],
  [{ memoryReservation: 1 }, 25],
  [{ memoryReservation: 0, memory: 300 }, 150],
  [{ memoryReservation: undefined }, 25],
])("the buffer limit is half of the router's memory, or 25 MB: %j", (fields, limit) => {
  expect(renderFluentBitConf(task([app(), router(fields)]))).toContain(`    Mem_Buf_Limit ${limit}MB\n`);
});

it.each(["host", "none"])(
  "in network mode %s only the socket is an input, and nothing checks health",
  (networkMode) => {
    const conf = renderFluentBitConf(task([app({ Name: "stdout" }), router()], { networkMode }));
    expect(conf.match(/\[INPUT\]/g)).toHaveLength(1);
    expect(conf).not.toContain("firelens-healthcheck");
  },
);

it("without a network mode a task is on Fargate, unless it says where else it runs", () => {
  const both = [app(), router()];
  expect(renderFluentBitConf(task(both))).toContain("Listen 127.0.0.1\n    Port 24224");
  expect(renderFluentBitConf(task(both, { requiresCompatibilities: ["EC2"] }))).toContain("Listen 0.0.0.0");
});

it("options are sorted by their bytes, upper case before lower case", () => {
  const options = { tls: "on", http_User: "me", Port: "1", Host: "h", Name: "http", "😀": "x", "｡": "y" };
  expect(renderFluentBitConf(task([app(options), router()]))).toContain(
    "    Match app-firelens*\n    Host h\n    Port 1\n    http_User me\n    tls on\n    ｡ y\n    😀 x\n",
  );
});

it("a secret is a reference with the container's index, and wins over an option of the same key", () => {
  const secretOptions = [{ name: "apikey", valueFrom: "arn:aws:ssm:eu-west-1:1:parameter/x" }];
  const sender = app({ Name: "datadog", apikey: "literal", dd_source: "web" }, {}, { secretOptions });
  expect(renderFluentBitConf(task([router(), sender]))).toContain(
    "    apikey ${apikey_1}\n    dd_source web\n",
  );
});

it("filters and outputs of several containers come in the order of the task definition", () => {
  const sender = (name: string) =>
    app({ Name: "stdout", "include-pattern": `in ${name}`, "exclude-pattern": `out ${name}` }, { name });
  const conf = renderFluentBitConf(task([sender("b"), sender("a"), router()]));
  const order = ["in b", "in a", "out b", "out a", "Name stdout\n    Match b", "Name stdout\n    Match a"];
  expect(order.map((text) => conf.indexOf(text))).toEqual(
    order.map((text) => conf.indexOf(text)).toSorted((one, other) => one - other),
  );
  expect(conf).toContain("    Name   grep\n    Match b-firelens*\n    Regex  log in b\n");
  expect(conf).toContain("    Name   grep\n    Match b-firelens*\n    Exclude log out b\n");
});

it.each([
  [task([app()]), "no container has a firelensConfiguration"],
  [
    task([app(), router({ firelensConfiguration: { type: "fluentd" } })]),
    "the router is of type fluentd: FireLens generates a Fluentd configuration for it, not fluent-bit.conf",
  ],
  [task([app(), router({ firelensConfiguration: {} })]), "invalid firelens configuration type: none"],
  [
    task([app(), routerWith({ "config-file-type": "http", "config-file-value": "x" })]),
    "invalid value http is specified for option config-file-type",
  ],
  [
    task([app(), routerWith({ "config-file-type": "file" })]),
    "option config-file-type is specified but config-file-value is not specified",
  ],
  [
    fargateTask([app({ name: "s3" }), router()]),
    "unable to apply log options of container app to firelens config: missing output key Name which is required for firelens configuration of type fluentbit",
  ],
  [
    task([app({ Name: "http", Port: 443 }), router()]),
    "containerDefinitions[0].logConfiguration.options.Port is the number 443 instead of a string",
  ],
])("no file where the task would not start (%#)", (definition, reason) => {
  expect(() => renderFluentBitConf(definition)).toThrow(new NoFluentBitConfError(reason));
});
