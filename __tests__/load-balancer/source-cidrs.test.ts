import { describe, expect, it } from "vitest";
import { checkSourceCidrs } from "../../src/aws/cidr.js";

describe("the allowed CIDRs", () => {
  it.each(["0.0.0.0/0", "10.0.0.0/8", "203.0.113.128/25", "203.0.113.7/32"])("may hold %s", (cidr) => {
    expect(checkSourceCidrs([cidr])).toEqual([]);
  });

  it.each(["", "office", "10.0.0/16", "10.0.0.0/a", "10.0.0.0/16/16"])("may not hold %j", (cidr) => {
    expect(checkSourceCidrs([cidr])).toEqual([
      `allowed CIDR is "${cidr}": expected an IPv4 block such as 10.0.0.0/16`,
    ]);
  });

  it("have prefixes of at most 32 bits", () => {
    expect(checkSourceCidrs(["10.0.0.0/33"])).toEqual([
      'allowed CIDR is "10.0.0.0/33": expected a prefix from /0 to /32',
    ]);
  });

  it("begin at their first address", () => {
    expect(checkSourceCidrs(["203.0.113.7/24"])).toEqual([
      'allowed CIDR is "203.0.113.7/24", an address inside a block: expected the block\'s first, 203.0.113.0/24',
    ]);
  });

  it("hold an address as a block", () => {
    expect(checkSourceCidrs(["203.0.113.7"])).toEqual([
      'allowed CIDR is "203.0.113.7", an address: expected a block, such as 203.0.113.7/32',
    ]);
  });

  it.each(["2001:db8::/32", "::/0", "::1"])("are not IPv6, such as %s", (cidr) => {
    expect(checkSourceCidrs([cidr])).toEqual([
      `allowed CIDR is "${cidr}", an IPv6 block: expected an IPv4 block, as the load balancer has no IPv6 address`,
    ]);
  });

  it("are at least one, and each once", () => {
    expect(checkSourceCidrs([])).toEqual([
      "allowed CIDRs are empty: expected at least one, such as 203.0.113.0/24",
    ]);
    expect(checkSourceCidrs(["10.0.0.0/8", "10.0.0.0/8"])).toEqual([
      'allowed CIDR is "10.0.0.0/8" more than once: expected each once',
    ]);
  });

  it("are all checked at once", () => {
    expect(checkSourceCidrs(["a", "10.0.0.0/8", "b"])).toHaveLength(2);
  });
});
