import { DataAwsSubnets } from "@cdktf/provider-aws/lib/data-aws-subnets/index.js";
import { describe, expect, it } from "vitest";
import { Account } from "../../src/aws/account.js";
import { LoadBalancer } from "../../src/load-balancer/load-balancer.js";
import {
  checkSubnetId,
  checkSubnetLists,
  checkVpcId,
  type DeploymentNetwork,
  ExistingNetwork,
  isExistingNetwork,
} from "../../src/network/existing-network.js";
import { Network } from "../../src/network/network.js";
import { findingsIn, synthesizeIn } from "../support/in-stack.js";

const IDS: DeploymentNetwork = {
  vpcId: "vpc-0123456789abcdef0",
  vpcCidr: "10.1.0.0/16",
  publicSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
  privateSubnetIds: ["subnet-0123456789abcdef2"],
};

const found = (ids: Partial<DeploymentNetwork>) =>
  findingsIn((stack) => new ExistingNetwork(stack, "network", { ...IDS, ...ids }));

describe("an existing network", () => {
  it("serves a load balancer and makes nothing itself", () => {
    const { resource } = synthesizeIn((stack) => {
      const network = new ExistingNetwork(stack, "network", IDS);
      const account = new Account(stack, "account", { region: "eu-west-1" });
      new LoadBalancer(stack, "load-balancer", { name: "web", network, account });
    });
    expect(resource.aws_alb?.fluent_bit_alb?.subnets).toEqual(IDS.publicSubnetIds);
    expect(resource.aws_security_group?.fluent_bit_alb_sg?.vpc_id).toBe(IDS.vpcId);
    expect(resource).not.toHaveProperty("aws_vpc");
    expect(resource).not.toHaveProperty("aws_subnet");
  });

  it("is right with ids that AWS gives", () => {
    expect(found({})).toEqual([]);
  });

  it("checks what it is given, all at once", () => {
    expect(found({ vpcId: "main", publicSubnetIds: ["public"], privateSubnetIds: ["public"] })).toEqual([
      '[stack/network] vpcId: "main"; expected an id such as vpc-0123456789abcdef0',
      '[stack/network] subnet id: "public"; expected an id such as subnet-0123456789abcdef0',
      '[stack/network] subnet id in both publicSubnetIds and privateSubnetIds: "public"; expected it in one of them',
    ]);
  });

  it("has two subnets for the load balancer, in the tier that it is in", () => {
    const balanced = (ids: Partial<DeploymentNetwork>, internal: boolean) =>
      findingsIn((stack) => {
        const network = new ExistingNetwork(stack, "network", { ...IDS, ...ids });
        const account = new Account(stack, "account", { region: "eu-west-1" });
        new LoadBalancer(stack, "load-balancer", { name: "web", network, account, internal });
      });
    const [first = ""] = IDS.publicSubnetIds;
    expect(balanced({ publicSubnetIds: [first] }, false)).toEqual([
      '[stack/load-balancer] publicSubnetIds: ["subnet-0123456789abcdef0"]; expected at least 2, as a load balancer needs two zones',
    ]);
    expect(balanced({}, true)).toEqual([
      '[stack/load-balancer] privateSubnetIds: ["subnet-0123456789abcdef2"]; expected at least 2, as a load balancer needs two zones',
    ]);
    expect(balanced({ publicSubnetIds: [], privateSubnetIds: IDS.publicSubnetIds }, true)).toEqual([]);
  });

  it("may be one that only Terraform knows", () => {
    const looked = findingsIn((stack) => {
      const { ids } = new DataAwsSubnets(stack, "subnets");
      new ExistingNetwork(stack, "network", { ...IDS, publicSubnetIds: ids, privateSubnetIds: ids });
    });
    expect(looked).toEqual([]);
  });

  it("may be one that the stack makes for several services", () => {
    const shared = findingsIn((stack) => {
      const network = new Network(stack, "shared", { name: "web" });
      new ExistingNetwork(stack, "network", network);
    });
    expect(shared).toEqual([]);
  });
});

it("an existing network is told from the options of a new one", () => {
  expect(isExistingNetwork(IDS)).toBe(true);
  expect(isExistingNetwork({ cidr: "10.0.0.0/16" })).toBe(false);
  expect(isExistingNetwork(undefined)).toBe(false);
});

describe("the ids of a network", () => {
  it.each(["vpc-0a1b2c3d", "vpc-0123456789abcdef0"])("may have the VPC %s", (id) => {
    expect(checkVpcId(id)).toEqual([]);
  });

  it.each(["", "vpc", "vpc-123", "vpc-0123456789ABCDEF0", "subnet-0123456789abcdef0"])(
    "may not have the VPC %j",
    (id) => {
      expect(checkVpcId(id)).toEqual([`vpcId: "${id}"; expected an id such as vpc-0123456789abcdef0`]);
    },
  );

  it.each(["subnet-0a1b2c3d", "subnet-0123456789abcdef0"])("may have the subnet %s", (id) => {
    expect(checkSubnetId(id)).toEqual([]);
  });

  it.each(["", "eu-west-1a", "vpc-0123456789abcdef0"])("may not have the subnet %j", (id) => {
    expect(checkSubnetId(id)).toEqual([
      `subnet id: "${id}"; expected an id such as subnet-0123456789abcdef0`,
    ]);
  });
});

describe("the subnets of a network", () => {
  it("are a private one at least", () => {
    expect(checkSubnetLists([], ["c"])).toEqual([]);
    expect(checkSubnetLists([], [])).toEqual([
      "privateSubnetIds: []; expected at least one subnet for the tasks",
    ]);
  });

  it("are either public or private", () => {
    expect(checkSubnetLists(["a", "b"], ["b", "c", "b"])).toEqual([
      'subnet id in both publicSubnetIds and privateSubnetIds: "b"; expected it in one of them',
    ]);
  });
});
