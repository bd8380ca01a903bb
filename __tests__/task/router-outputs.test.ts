import { Testing } from "cdktf";
import { describe, expect, it } from "vitest";
import { allow, FluentBitStack, type FluentBitStackProps, type RouterOutput } from "../../src/index.js";
import { policiesOf } from "../../testing/index.js";
import { findings, synthesize } from "../support/synthesize.js";

const REGISTRY = "111122223333.dkr.ecr.us-east-1.amazonaws.com";
const statements = [
  allow(["firehose:PutRecordBatch"], "arn:aws:firehose:us-east-1:111122223333:deliverystream/errors"),
];

const stackWith = (
  outputs: readonly RouterOutput[],
  props: FluentBitStackProps = {},
): FluentBitStackProps => ({
  image: `${REGISTRY}/web:1`,
  router: { image: `${REGISTRY}/aws-for-fluent-bit:init-3.4.14`, config: { outputs } },
  ...props,
});
const firehose: RouterOutput = {
  name: "kinesis_firehose",
  match: "*",
  options: { region: "us-east-1", delivery_stream: "errors" },
};
const http: RouterOutput = { name: "http", match: "*", options: { Host: "logs.internal", Port: 8443 } };

describe("outputs of router.config", () => {
  it("have the permissions that they name", () => {
    const { taskRole } = new FluentBitStack(Testing.app(), "web", stackWith([{ ...firehose, statements }]));
    expect(policiesOf(taskRole)).toEqual(expect.arrayContaining(statements));
  });

  it("have the endpoints that they name in a network without NAT", () => {
    const outputs = [
      { ...firehose, endpoints: ["kinesis-firehose"] },
      { ...http, endpoints: [] },
    ];
    const props = stackWith(outputs, { network: { nat: "none" } });
    expect(findings(props)).toEqual([]);
    expect(Object.keys(synthesize(props).resource.aws_vpc_endpoint ?? {}).join()).toContain(
      "fluent_bit_endpoint_kinesis_firehose",
    );
  });

  it.each([
    [
      http,
      "a destination may be on the internet; expected onInternet (of custom(), configFile() and router.config.outputs: endpoints) to say where it is, as the network has no NAT",
    ],
    [
      { ...http, endpoints: ["internet"] },
      'network.nat: "none"; expected "single" or "perZone", as a destination is on the internet',
    ],
  ])("say where they send in such a network", (output, finding) => {
    expect(findings(stackWith([output], { network: { nat: "none" } }))).toEqual([
      `[fluent-bit/private-access] ${finding}`,
    ]);
  });

  it("that send nothing need nothing", () => {
    const stdout = { name: "stdout", match: "*", options: {} };
    expect(findings(stackWith([stdout], { network: { nat: "none" } }))).toEqual([]);
  });

  it.each<[RouterOutput, number[]]>([
    [http, [443, 8443]],
    [{ ...http, options: { Host: "logs.internal" } }, [443]],
    [{ ...http, ports: [9000, 9001] }, [443, 9000, 9001]],
    [{ name: "null", match: "*", options: {} }, [443]],
  ])("get out by their ports where egress is restricted", (output, ports) => {
    const { resource } = synthesize(stackWith([output], { service: { restrictEgress: true } }));
    const rules = [resource.aws_security_group?.fluent_bit_task_sg?.egress].flat() as { from_port: number }[];
    expect(rules.map(({ from_port: port }) => port).sort((a, b) => a - b)).toEqual(ports);
  });
});
