import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSourceCidrs, checkSubnets, checkVpcCidr } from "../../src/aws/cidr.js";

describe("a VPC CIDR", () => {
  it.each(["10.0.0.0/16", "172.16.0.0/20", "192.168.1.0/28"])("may be %s", (cidr) => {
    expect(checkVpcCidr(cidr)).toEqual([]);
  });

  it.each(["", "10.0.0.0", "10.0.0/16", "10.0.0.256/16", "10.0.0.0/a", "10.0.0.0/16/16", "fd00::/56"])(
    "may not be %j",
    (cidr) => {
      expect(checkVpcCidr(cidr)).toEqual([`cidr: "${cidr}"; expected an IPv4 block such as 10.0.0.0/16`]);
    },
  );

  it.each(["10.0.0.0/8", "10.0.0.0/29", "10.0.0.0/33"])("may not be as large or small as %s", (cidr) => {
    expect(checkVpcCidr(cidr)).toEqual([`cidr: "${cidr}"; expected a prefix from /16 to /28`]);
  });

  it("begins at its first address", () => {
    expect(checkVpcCidr("10.1.2.3/20")).toEqual([
      'cidr: "10.1.2.3/20"; expected the first address of the block; did you mean 10.1.0.0/20?',
    ]);
  });

  it("is right after its own advice", () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(octet, octet, octet, octet), fc.integer({ min: 16, max: 28 }), (octets, bits) => {
        const [finding] = checkVpcCidr(`${octets.join(".")}/${bits}`);
        const advice = /did you mean (.*)\?$/.exec(finding ?? "")?.[1] ?? `${octets.join(".")}/${bits}`;
        expect(checkVpcCidr(advice)).toEqual([]);
      }),
    );
  });
});

describe("subnets", () => {
  it("fit into the article's VPC", () => {
    expect(checkSubnets("10.0.0.0/16", 8, 4)).toEqual([]);
  });

  it.each([0, 13, 1.5])("may not be %d bits longer than a /16", (bits) => {
    expect(checkSubnets("10.0.0.0/16", bits, 2)).toEqual([
      `subnetBits: ${bits}; expected a whole number from 1 to 12 in 10.0.0.0/16, as a subnet is at least a /28`,
    ]);
  });

  it("do not fit into the smallest VPC", () => {
    expect(checkSubnets("10.0.0.0/28", 8, 4)).toEqual([
      'cidr: "10.0.0.0/28"; expected a prefix of at most /27, as no subnet fits',
    ]);
  });

  it("need enough bits", () => {
    expect(checkSubnets("10.0.0.0/16", 2, 6)).toEqual(["subnetBits: 2; expected at least 3 for 6 subnets"]);
  });

  it("are not judged in a VPC that is none", () => {
    expect(checkSubnets("10.0.0.0", 8, 4)).toEqual([]);
  });
});

describe("the allowed CIDRs", () => {
  it.each(["0.0.0.0/0", "10.0.0.0/8", "203.0.113.128/25", "203.0.113.7/32"])("may hold %s", (cidr) => {
    expect(checkSourceCidrs([cidr])).toEqual([]);
  });

  it.each(["", "office", "10.0.0/16", "10.0.0.0/a", "10.0.0.0/16/16"])("may not hold %j", (cidr) => {
    expect(checkSourceCidrs([cidr])).toEqual([
      `allowedCidrs: "${cidr}"; expected an IPv4 block such as 10.0.0.0/16`,
    ]);
  });

  it("have prefixes of at most 32 bits", () => {
    expect(checkSourceCidrs(["10.0.0.0/33"])).toEqual([
      'allowedCidrs: "10.0.0.0/33"; expected a prefix from /0 to /32',
    ]);
  });

  it("begin at their first address", () => {
    expect(checkSourceCidrs(["203.0.113.7/24"])).toEqual([
      'allowedCidrs: "203.0.113.7/24"; expected the first address of the block; did you mean 203.0.113.0/24?',
    ]);
  });

  it("hold an address as a block", () => {
    expect(checkSourceCidrs(["203.0.113.7"])).toEqual([
      'allowedCidrs: "203.0.113.7"; expected a block; did you mean 203.0.113.7/32?',
    ]);
  });

  it.each(["2001:db8::/32", "::/0", "::1"])("are not IPv6, such as %s", (cidr) => {
    expect(checkSourceCidrs([cidr])).toEqual([
      `allowedCidrs: "${cidr}"; expected an IPv4 block, as the load balancer has no IPv6 address`,
    ]);
  });

  it("are at least one, and each once", () => {
    expect(checkSourceCidrs([])).toEqual([
      "allowedCidrs: []; expected at least one block, such as 203.0.113.0/24",
    ]);
    expect(checkSourceCidrs(["10.0.0.0/8", "10.0.0.0/8"])).toEqual([
      'allowedCidrs: "10.0.0.0/8"; expected each block once',
    ]);
  });

  it("are all checked at once", () => {
    expect(checkSourceCidrs(["a", "10.0.0.0/8", "b"])).toHaveLength(2);
  });
});
