import { describe, expect, it } from "vitest";
import { publicRouterImage } from "../../src/index.js";
import { findings, synthesize } from "../support/synthesize.js";

const network = {
  vpcTags: { Name: "shared" },
  publicSubnetTags: { Tier: "public" },
  privateSubnetTags: { Tier: "private" },
};
const router = { image: publicRouterImage({ tag: "3.4.15" }) };

describe("a network that is looked up by tags", () => {
  const { resource, data } = synthesize({ network });

  it("is used, and nothing of it is made", () => {
    expect(Object.keys(resource)).not.toEqual(expect.arrayContaining(["aws_vpc"]));
    expect(data.aws_vpc?.fluent_bit_vpc).toEqual({ tags: network.vpcTags });
    expect(resource.aws_alb?.fluent_bit_alb?.subnets).toBe(
      "${data.aws_subnets.fluent_bit_public_subnets.ids}",
    );
    expect(resource.aws_ecs_service?.fluent_bit_service?.network_configuration).toMatchObject({
      subnets: "${data.aws_subnets.fluent_bit_private_subnets.ids}",
    });
  });

  it("has the subnets of its VPC that have the tags, as many as it takes", () => {
    expect(data.aws_subnets?.fluent_bit_public_subnets).toEqual({
      filter: [{ name: "vpc-id", values: ["${data.aws_vpc.fluent_bit_vpc.id}"] }],
      tags: { Tier: "public" },
      lifecycle: {
        postcondition: [
          {
            condition: "${length(self.ids) >= 2}",
            error_message: "network.publicSubnetTags: too few subnets have these tags; expected at least 2.",
          },
        ],
      },
    });
  });

  it("is no finding", () => {
    expect(findings({ router, network })).toEqual([]);
  });

  it("needs public subnets for a public load balancer only", () => {
    const { publicSubnetTags, ...withoutPublic } = network;
    expect(findings({ router, network: withoutPublic, loadBalancer: { internal: true } })).toEqual([]);
    expect(findings({ router, network: withoutPublic })).toEqual([
      "[fluent-bit/load-balancer] publicSubnetIds: []; expected at least 2, as a load balancer needs two zones",
    ]);
  });

  it("is not looked up by no tags", () => {
    expect(findings({ router, network: { ...network, vpcTags: {} } })).toEqual([
      "[fluent-bit/network] network.vpcTags: {}; expected at least one tag",
    ]);
  });
});
