import { describe, expect, it } from "vitest";
import { checkSourceCidrs } from "../../src/aws/cidr.js";

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
