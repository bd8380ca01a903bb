import { isIPv4 } from "node:net";
import { formatMessage } from "../../firelens/message.js";

/** Every IPv4 address. */
export const ANYWHERE = "0.0.0.0/0";

/** A rule of a security group that allows everything. */
export const ALL_TRAFFIC = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: [ANYWHERE] };

/** AWS takes VPCs and subnets from /16 to /28. Source: Amazon VPC User Guide, "VPC CIDR blocks". */
const MIN_PREFIX = 16;
const MAX_PREFIX = 28;

function toNumber(address: string): number {
  return address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

function toAddress(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
}

/** What is wrong with `cidr` as the IPv4 block of a VPC. */
export function checkVpcCidr(cidr: string): string[] {
  return checkBlock("cidr", cidr, MIN_PREFIX, MAX_PREFIX);
}

/** What is wrong with `cidrs` as the IPv4 blocks that requests may come from. */
export function checkSourceCidrs(cidrs: readonly string[]): string[] {
  const what = "allowedCidrs";
  if (cidrs.length === 0) {
    return [formatMessage({ what, value: [], expected: "at least one block, such as 203.0.113.0/24" })];
  }
  return cidrs.flatMap((cidr, index) => {
    if (cidrs.indexOf(cidr) < index) {
      return [formatMessage({ what, value: cidr, expected: "each block once" })];
    }
    if (isIPv4(cidr)) {
      return [formatMessage({ what, value: cidr, expected: "a block", nearest: `${cidr}/32` })];
    }
    if (cidr.includes(":")) {
      const expected = "an IPv4 block, as the load balancer has no IPv6 address";
      return [formatMessage({ what, value: cidr, expected })];
    }
    return checkBlock(what, cidr, 0, 32);
  });
}

function checkBlock(what: string, cidr: string, minPrefix: number, maxPrefix: number): string[] {
  const [address = "", prefix = "", ...rest] = cidr.split("/");
  if (!isIPv4(address) || !/^\d{1,2}$/.test(prefix) || rest.length > 0) {
    return [formatMessage({ what, value: cidr, expected: "an IPv4 block such as 10.0.0.0/16" })];
  }
  const bits = Number(prefix);
  if (bits < minPrefix || bits > maxPrefix) {
    return [formatMessage({ what, value: cidr, expected: `a prefix from /${minPrefix} to /${maxPrefix}` })];
  }
  const size = 2 ** (32 - bits);
  const first = Math.floor(toNumber(address) / size) * size;
  if (first === toNumber(address)) {
    return [];
  }
  return [
    formatMessage({
      what,
      value: cidr,
      expected: "the first address of the block",
      nearest: `${toAddress(first)}/${bits}`,
    }),
  ];
}

/**
 * What is wrong with `count` subnets in `cidr`, each with a prefix that is `newBits` longer than that of `cidr`. None
 * where `cidr` is wrong itself.
 */
export function checkSubnets(cidr: string, newBits: number, count: number): string[] {
  if (checkVpcCidr(cidr).length > 0) {
    return [];
  }
  const maxBits = MAX_PREFIX - Number(cidr.split("/")[1]);
  if (maxBits < 1) {
    const expected = `a prefix of at most /${MAX_PREFIX - 1}, as no subnet fits`;
    return [formatMessage({ what: "cidr", value: cidr, expected })];
  }
  if (!Number.isInteger(newBits) || newBits < 1 || newBits > maxBits) {
    const expected = `a whole number from 1 to ${maxBits} in ${cidr}, as a subnet is at least a /${MAX_PREFIX}`;
    return [formatMessage({ what: "subnetBits", value: newBits, expected })];
  }
  if (count <= 2 ** newBits) {
    return [];
  }
  const expected = `at least ${Math.ceil(Math.log2(count))} for ${count} subnets`;
  return [formatMessage({ what: "subnetBits", value: newBits, expected })];
}
