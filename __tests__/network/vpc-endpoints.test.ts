import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket/index.js";
import { TerraformVariable } from "cdktf";
import { describe, expect, it } from "vitest";
import type { ExactIdStack } from "../../src/cdktf/exact-id-stack.js";
import { Network } from "../../src/network/network.js";
import type { NetworkOptions } from "../../src/network/network-options.js";
import { requiredEndpoints } from "../../src/network/required-endpoints.js";
import { VpcEndpoints, type VpcEndpointsProps } from "../../src/network/vpc-endpoints.js";
import { findingsIn, synthesizeIn } from "../support/in-stack.js";

const endpoints =
  (props: Partial<VpcEndpointsProps> = {}, options: NetworkOptions = { nat: "none" }) =>
  (stack: ExactIdStack) => {
    const made = new VpcEndpoints(stack, "endpoints", {
      name: "web",
      network: new Network(stack, "network", { ...options, name: "web" }),
      region: "eu-west-1",
      services: requiredEndpoints(),
      ...props,
    });
    made.allowFrom({ id: "sg-0123456789abcdef0" });
    return made;
  };

const { resource } = synthesizeIn(endpoints());

describe("VPC endpoints", () => {
  it("have one address for each service", () => {
    expect(Object.keys(resource.aws_vpc_endpoint ?? {})).toEqual([
      "fluent_bit_endpoint_ecr_api",
      "fluent_bit_endpoint_ecr_dkr",
      "fluent_bit_endpoint_logs",
      "fluent_bit_endpoint_s3",
    ]);
  });

  it("are in the private subnets, under the names that the services have outside", () => {
    expect(resource.aws_vpc_endpoint?.fluent_bit_endpoint_ecr_api).toEqual({
      vpc_id: "${aws_vpc.fluent_bit_vpc.id}",
      service_name: "com.amazonaws.eu-west-1.ecr.api",
      vpc_endpoint_type: "Interface",
      private_dns_enabled: true,
      subnet_ids: "${aws_subnet.fluent_bit_private_subnet[*].id}",
      security_group_ids: ["${aws_security_group.fluent_bit_endpoints_sg.id}"],
      tags: { Name: "Web ecr.api Endpoint" },
    });
  });

  it("are in the private route tables for S3", () => {
    expect(resource.aws_vpc_endpoint?.fluent_bit_endpoint_s3).toEqual({
      vpc_id: "${aws_vpc.fluent_bit_vpc.id}",
      service_name: "com.amazonaws.eu-west-1.s3",
      vpc_endpoint_type: "Gateway",
      route_table_ids: "${aws_route_table.fluent_bit_private_rt[*].id}",
      tags: { Name: "Web s3 Endpoint" },
    });
  });

  it("let HTTPS in from their clients and nothing else, in or out", () => {
    expect(resource.aws_security_group).toEqual({
      fluent_bit_endpoints_sg: {
        name: "web-endpoints-sg",
        description: "Controls access to the VPC endpoints",
        vpc_id: "${aws_vpc.fluent_bit_vpc.id}",
        ingress: [
          {
            description: "HTTPS from what calls the services",
            protocol: "tcp",
            from_port: 443,
            to_port: 443,
            security_groups: ["sg-0123456789abcdef0"],
          },
        ],
        egress: [],
      },
    });
  });

  it("are there once for a service that is named twice", () => {
    const { aws_vpc_endpoint } = synthesizeIn(endpoints({ services: ["logs", "logs"] })).resource;
    expect(Object.keys(aws_vpc_endpoint ?? {})).toEqual(["fluent_bit_endpoint_logs"]);
  });

  it("are known by service to what waits for them", () => {
    const { aws_s3_bucket } = synthesizeIn((stack) => {
      const { endpoints: made } = endpoints({ services: ["kinesis-firehose", "s3"] })(stack);
      expect([...made.keys()]).toEqual(["kinesis-firehose", "s3"]);
      new S3Bucket(stack, "waits", { dependsOn: [...made.values()] });
    }).resource;
    expect(aws_s3_bucket?.waits?.depends_on).toEqual([
      "aws_vpc_endpoint.fluent_bit_endpoint_kinesis_firehose",
      "aws_vpc_endpoint.fluent_bit_endpoint_s3",
    ]);
  });

  it("are refused in China, by a plan where the region is known to no one earlier", () => {
    const { aws_security_group, aws_vpc_endpoint } = synthesizeIn((stack) => {
      const region = new TerraformVariable(stack, "aws_region", { type: "string" }).stringValue;
      endpoints({ region })(stack);
    }).resource;
    expect(aws_vpc_endpoint?.fluent_bit_endpoint_logs?.service_name).toBe(
      "com.amazonaws.${var.aws_region}.logs",
    );
    expect(aws_security_group?.fluent_bit_endpoints_sg?.lifecycle).toEqual({
      precondition: [
        {
          condition: '${!startswith(var.aws_region, "cn-")}',
          error_message: 'region: "${var.aws_region}"; expected a region outside China for VPC endpoints.',
        },
      ],
    });
  });

  it("check the region, the services and the network, all at once", () => {
    const build = endpoints(
      { region: "cn-north-1", services: ["logs", "aoss", "com.amazonaws.eu-west-1.logs"] },
      { nat: "single" },
    );
    expect(findingsIn(build)).toEqual([
      '[stack/endpoints] region: "cn-north-1"; expected a region outside China for VPC endpoints',
      '[stack/endpoints] endpoint service: "aoss"; expected an aws_opensearchserverless_vpc_endpoint, as OpenSearch Serverless takes logs through no other',
      '[stack/endpoints] endpoint service: "com.amazonaws.eu-west-1.logs"; expected the name without its prefix; did you mean logs?',
      "[stack/endpoints] dnsHostnames: false; expected true, as the private DNS names of VPC endpoints need it",
    ]);
  });

  it("need a client", () => {
    const build = (stack: ExactIdStack) => {
      const network = new Network(stack, "network", { name: "web", nat: "none" });
      new VpcEndpoints(stack, "endpoints", { name: "web", network, region: "eu-west-1", services: ["logs"] });
    };
    expect(findingsIn(build)).toEqual([
      "[stack/endpoints] VPC endpoints without clients; expected a call of allowFrom",
    ]);
  });

  it("check their name", () => {
    expect(findingsIn(endpoints({ name: "sg-web" }))).toEqual([
      '[stack/endpoints] name: "sg-web"; expected another beginning than "internal-" and "sg-", which AWS reserves',
    ]);
  });

  it("are fine in a network with NAT that has DNS host names", () => {
    expect(findingsIn(endpoints({}, { nat: "perZone", dnsHostnames: true }))).toEqual([]);
  });

  it("are fine in a network of which less is known", () => {
    const network = { vpcId: "vpc-1", privateSubnetIds: ["subnet-1"], privateRouteTableIds: ["rtb-1"] };
    expect(findingsIn(endpoints({ network }))).toEqual([]);
    const { aws_vpc_endpoint } = synthesizeIn(endpoints({ network })).resource;
    expect(aws_vpc_endpoint?.fluent_bit_endpoint_s3?.route_table_ids).toEqual(["rtb-1"]);
  });
});
