import { TerraformVariable } from "cdktf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExactIdStack } from "../../src/cdktf/exact-id-stack.js";
import { Network } from "../../src/network/network.js";
import type { NetworkOptions } from "../../src/network/network-options.js";
import { findingsIn, synthesizeIn } from "../support/in-stack.js";
import { findings, synthesize } from "../support/synthesize.js";

const network = (options: NetworkOptions = {}) =>
  synthesizeIn((stack) => new Network(stack, "network", { ...options, name: "web" }));

const zones = fc.integer({ min: 2, max: 6 });

describe("a network", () => {
  it("has what the article has and nothing else where no option is given", () => {
    const { resource } = network();
    expect(Object.keys(resource)).toEqual([
      "aws_eip",
      "aws_internet_gateway",
      "aws_nat_gateway",
      "aws_route_table",
      "aws_route_table_association",
      "aws_subnet",
      "aws_vpc",
    ]);
  });

  it("is the same whether the article's options are said or not", () => {
    const options: Required<Omit<NetworkOptions, "zoneNames" | "dnsHostnames">> = {
      cidr: "10.0.0.0/16",
      subnetBits: 8,
      zones: 2,
      nat: "single",
      s3Endpoint: false,
      flowLogs: false,
      restrictDefaultSecurityGroup: false,
    };
    expect(synthesize({ network: options })).toEqual(synthesize());
  });

  it("is checked for more zones than two by Terraform, which knows the region's", () => {
    expect(network({ zones: 3 }).data.aws_availability_zones?.azs).toMatchObject({
      lifecycle: {
        postcondition: [
          {
            condition: "${length(self.names) >= 3}",
            error_message: "zones: 3; expected at most ${length(self.names)}, as the region has no more.",
          },
        ],
      },
    });
  });
});

describe("a network whose numbers only Terraform knows", () => {
  const build = (stack: ExactIdStack) => {
    const { numberValue } = new TerraformVariable(stack, "number", { type: "number" });
    new Network(stack, "network", { name: "web", zones: numberValue, subnetBits: numberValue });
  };

  it("is not checked here", () => {
    expect(findingsIn(build)).toEqual([]);
  });

  it("has them in Terraform's own expressions", () => {
    const { resource, data } = synthesizeIn(build);
    expect(resource.aws_subnet?.fluent_bit_public_subnet).toMatchObject({
      count: "${var.number}",
      cidr_block: '${cidrsubnet("10.0.0.0/16", var.number, count.index < 2 ? count.index : 2 * count.index)}',
    });
    expect(data.aws_availability_zones?.azs?.lifecycle).toEqual({
      postcondition: [
        {
          condition: "${length(self.names) >= var.number}",
          error_message:
            "zones: ${var.number}; expected at most ${length(self.names)}, as the region has no more.",
        },
      ],
    });
  });
});

describe("a network with a NAT gateway for each zone", () => {
  const { resource } = network({ zones: 3, nat: "perZone" });

  it("has a gateway with an address in each public subnet", () => {
    expect(resource.aws_nat_gateway).toEqual({
      fluent_bit_ngw: {
        count: 3,
        allocation_id: "${aws_eip.fluent_bit_ngw_eip[count.index].allocation_id}",
        subnet_id: "${aws_subnet.fluent_bit_public_subnet[count.index].id}",
        tags: { Name: "Web NAT Gateway" },
        depends_on: ["aws_internet_gateway.fluent_bit_igw"],
      },
    });
    expect(resource.aws_eip).toEqual({
      fluent_bit_ngw_eip: { count: 3, domain: "vpc", tags: { Name: "Web NAT Gateway IP" } },
    });
  });

  it("routes each private subnet to the gateway of its zone", () => {
    expect(resource.aws_route_table?.fluent_bit_private_rt).toEqual({
      count: 3,
      vpc_id: "${aws_vpc.fluent_bit_vpc.id}",
      route: [
        { cidr_block: "0.0.0.0/0", nat_gateway_id: "${aws_nat_gateway.fluent_bit_ngw[count.index].id}" },
      ],
      tags: { Name: "Web Private Subnet Route Table" },
    });
  });
});

describe("a network without NAT", () => {
  const { resource } = network({ nat: "none" });

  it("has no gateway and no address", () => {
    expect(resource).not.toHaveProperty("aws_nat_gateway");
    expect(resource).not.toHaveProperty("aws_eip");
  });

  it("routes private subnets nowhere, in a list that takes a route away which was there", () => {
    expect(resource.aws_route_table?.fluent_bit_private_rt?.route).toEqual([]);
  });

  it("routes public subnets to the internet still", () => {
    expect(resource.aws_route_table?.fluent_bit_public_rt?.route).toEqual([
      { cidr_block: "0.0.0.0/0", gateway_id: "${aws_internet_gateway.fluent_bit_igw.id}" },
    ]);
  });

  it("has the DNS host names that endpoints need", () => {
    expect(resource.aws_vpc?.fluent_bit_vpc).toEqual({
      cidr_block: "10.0.0.0/16",
      enable_dns_hostnames: true,
      tags: { Name: "Web VPC" },
    });
  });
});

describe("the options of a network", () => {
  it("give it DNS host names, or say that it has none: left out, it keeps those it has", () => {
    expect(network({ dnsHostnames: true }).resource.aws_vpc?.fluent_bit_vpc?.enable_dns_hostnames).toBe(true);
    expect(network({ dnsHostnames: false }).resource.aws_vpc?.fluent_bit_vpc?.enable_dns_hostnames).toBe(
      false,
    );
  });

  it("take all rules from its default security group", () => {
    expect(network({ restrictDefaultSecurityGroup: true }).resource.aws_default_security_group).toEqual({
      fluent_bit_default_sg: {
        vpc_id: "${aws_vpc.fluent_bit_vpc.id}",
        ingress: [],
        egress: [],
        tags: { Name: "Web Default Security Group" },
      },
    });
  });

  it.each(["perZone", "none"] as const)(
    "do not have NAT %s where the article is taken to the letter",
    (nat) => {
      expect(findings({ literal: true, network: { nat } })).toContain(
        `[fluent-bit/network] nat: "${nat}"; expected "single" with literal, as in the article`,
      );
    },
  );

  it("go together: every zone has its subnets, its route tables and, where there are several, its gateway", () => {
    const nats = fc.constantFrom("single", "perZone", "none");
    fc.assert(
      fc.property(zones, nats, (zones, nat) => {
        const { resource } = network({ zones, nat });
        const counts = (type: string) => Object.values(resource[type] ?? {}).map(({ count }) => count);
        for (const type of ["aws_subnet", "aws_route_table", "aws_route_table_association"]) {
          expect(counts(type)).toEqual([zones, zones]);
        }
        const gateways = { single: [undefined], perZone: [zones], none: [] }[nat];
        expect(counts("aws_nat_gateway")).toEqual(gateways);
        expect(counts("aws_eip")).toEqual(gateways);
      }),
      { numRuns: 30 },
    );
  });

  it("have a NAT that there is", () => {
    const network = JSON.parse('{"nat": "double"}');
    expect(findings({ network })).toEqual([
      '[fluent-bit/network] nat: "double"; expected one of single, perZone, regional, none',
    ]);
  });
});
