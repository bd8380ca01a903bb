import { describe, expect, it } from "vitest";
import { findings, synthesize } from "../support/synthesize.js";

const { resource, data } = synthesize();
const vpcId = "${aws_vpc.fluent_bit_vpc.id}";
const zone = "${element(data.aws_availability_zones.azs.names, count.index)}";

describe("the network", () => {
  it("has a VPC", () => {
    expect(resource.aws_vpc).toEqual({
      fluent_bit_vpc: { cidr_block: "10.0.0.0/16", tags: { Name: "Fluent Bit VPC" } },
    });
  });

  it("asks for the zones that are available", () => {
    expect(data.aws_availability_zones).toEqual({ azs: { state: "available" } });
  });

  it("has two public and two private subnets, one after the other in the VPC's block", () => {
    expect(resource.aws_subnet).toEqual({
      fluent_bit_public_subnet: {
        count: 2,
        availability_zone: zone,
        vpc_id: vpcId,
        cidr_block: '${cidrsubnet("10.0.0.0/16", 8, count.index)}',
        tags: { Name: "Fluent Bit Public Subnet" },
      },
      fluent_bit_private_subnet: {
        count: 2,
        availability_zone: zone,
        vpc_id: vpcId,
        cidr_block:
          '${cidrsubnet("10.0.0.0/16", 8, length(aws_subnet.fluent_bit_public_subnet[*]) + count.index)}',
        tags: { Name: "Fluent Bit Private Subnet" },
      },
    });
  });

  it("has an internet gateway", () => {
    expect(resource.aws_internet_gateway).toEqual({
      fluent_bit_igw: { vpc_id: vpcId, tags: { Name: "Fluent Bit Internet Gateway" } },
    });
  });

  it("has a NAT gateway with an address in the first public subnet, made after the internet gateway", () => {
    expect(resource.aws_nat_gateway).toEqual({
      fluent_bit_ngw: {
        allocation_id: "${aws_eip.fluent_bit_ngw_eip.allocation_id}",
        subnet_id: "${aws_subnet.fluent_bit_public_subnet[0].id}",
        tags: { Name: "Fluent Bit NAT Gateway" },
        depends_on: ["aws_internet_gateway.fluent_bit_igw"],
      },
    });
    expect(resource.aws_eip).toEqual({
      fluent_bit_ngw_eip: { tags: { Name: "Fluent Bit NAT Gateway IP" } },
    });
  });

  it("routes public subnets to the internet gateway and private ones to the NAT gateway", () => {
    expect(resource.aws_route_table).toEqual({
      fluent_bit_public_rt: {
        count: 2,
        vpc_id: vpcId,
        route: [{ cidr_block: "0.0.0.0/0", gateway_id: "${aws_internet_gateway.fluent_bit_igw.id}" }],
        tags: { Name: "Fluent Bit Public Subnet Route Table" },
      },
      fluent_bit_private_rt: {
        count: 2,
        vpc_id: vpcId,
        route: [{ cidr_block: "0.0.0.0/0", nat_gateway_id: "${aws_nat_gateway.fluent_bit_ngw.id}" }],
        tags: { Name: "Fluent Bit Private Subnet Route Table" },
      },
    });
  });

  it("routes to the NAT gateway as the article does where it is taken literally", () => {
    const { aws_route_table } = synthesize({ literal: true }).resource;
    expect(aws_route_table?.fluent_bit_private_rt?.route).toEqual([
      { cidr_block: "0.0.0.0/0", gateway_id: "${aws_nat_gateway.fluent_bit_ngw.id}" },
    ]);
  });

  it("associates each subnet with the route table of its index", () => {
    expect(resource.aws_route_table_association).toEqual({
      fluent_bit_public_rta: {
        count: 2,
        subnet_id: "${aws_subnet.fluent_bit_public_subnet[count.index].id}",
        route_table_id: "${aws_route_table.fluent_bit_public_rt[count.index].id}",
      },
      fluent_bit_private_rta: {
        count: 2,
        subnet_id: "${aws_subnet.fluent_bit_private_subnet[count.index].id}",
        route_table_id: "${aws_route_table.fluent_bit_private_rt[count.index].id}",
      },
    });
  });

  it("has as many subnets of each kind as zones", () => {
    const { aws_subnet, aws_route_table } = synthesize({ network: { zones: 3 } }).resource;
    const counted = [...Object.values(aws_subnet ?? {}), ...Object.values(aws_route_table ?? {})];
    expect(counted.map(({ count }) => count)).toEqual([3, 3, 3, 3]);
  });

  it.each([1, 0, 2.5])("does not have %d zones", (zones) => {
    expect(findings({ network: { zones } })).toEqual([
      `[fluent-bit/network] zones: ${zones}; expected a whole number from 2, as a load balancer needs two zones`,
    ]);
  });

  it("checks the VPC's block", () => {
    expect(findings({ network: { cidr: "10.0.0.1/16" } })).toEqual([
      '[fluent-bit/network] cidr: "10.0.0.1/16"; expected the first address of the block; did you mean 10.0.0.0/16?',
    ]);
  });

  it("checks that the subnets fit", () => {
    expect(findings({ network: { cidr: "10.0.0.0/24" } })).toEqual([
      "[fluent-bit/network] subnetBits: 8; expected a whole number from 1 to 4 in 10.0.0.0/24, as a subnet is at least a /28",
    ]);
  });
});
