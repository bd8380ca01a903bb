import { describe, expect, it } from "vitest";
import {
  checkLoadBalancerSubnets,
  checkSubnetId,
  checkSubnetTiers,
  checkVpcId,
} from "../../src/network/network-ids.js";

describe("the ids of a network", () => {
  it.each(["vpc-0a1b2c3d", "vpc-0123456789abcdef0"])("may have the VPC %s", (id) => {
    expect(checkVpcId(id)).toEqual([]);
  });

  it.each(["", "vpc", "vpc-123", "vpc-0123456789ABCDEF0", "subnet-0123456789abcdef0"])(
    "may not have the VPC %j",
    (id) => {
      expect(checkVpcId(id)).toEqual([`VPC id is "${id}": expected an id such as vpc-0123456789abcdef0`]);
    },
  );

  it.each(["subnet-0a1b2c3d", "subnet-0123456789abcdef0"])("may have the subnet %s", (id) => {
    expect(checkSubnetId(id)).toEqual([]);
  });

  it.each(["", "eu-west-1a", "vpc-0123456789abcdef0"])("may not have the subnet %j", (id) => {
    expect(checkSubnetId(id)).toEqual([
      `subnet id is "${id}": expected an id such as subnet-0123456789abcdef0`,
    ]);
  });
});

describe("the subnets of a network", () => {
  it("are a private one at least", () => {
    expect(checkSubnetTiers([], ["c"])).toEqual([]);
    expect(checkSubnetTiers([], [])).toEqual(["private subnets are 0: expected at least 1 for the tasks"]);
  });

  it("are two for a load balancer, which count once each", () => {
    expect(checkLoadBalancerSubnets("public", ["a", "b"])).toEqual([]);
    expect(checkLoadBalancerSubnets("public", [])).toEqual([
      "public subnets are 0: expected at least 2, as a load balancer needs two",
    ]);
    expect(checkLoadBalancerSubnets("private", ["a", "a"])).toEqual([
      "private subnets are 1: expected at least 2, as a load balancer needs two",
    ]);
  });

  it("are either public or private", () => {
    expect(checkSubnetTiers(["a", "b"], ["b", "c", "b"])).toEqual([
      "subnet b is both public and private: expected it in one of the two lists",
    ]);
  });
});
