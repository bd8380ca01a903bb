import { isIPv4 } from "node:net";

/** AWS takes VPCs and subnets from /16 to /28. Source: Amazon VPC User Guide, "VPC CIDR blocks". */
const MIN_PREFIX = 16;
const MAX_PREFIX = 28;

function toNumber(address: string): number {
  return address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

function toAddress(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
}

/** What is wrong with `cidr` as a VPC's IPv4 block; empty when nothing is. */
export function checkVpcCidr(cidr: string): string[] {
  return checkBlock(`VPC CIDR is ${JSON.stringify(cidr)}`, cidr, MIN_PREFIX, MAX_PREFIX);
}

/** What is wrong with `cidrs` as the IPv4 ranges that requests may come from; empty when nothing is. */
export function checkSourceCidrs(cidrs: readonly string[]): string[] {
  if (cidrs.length === 0) {
    return ["allowed CIDRs are empty: expected at least one, such as 203.0.113.0/24"];
  }
  return cidrs.flatMap((cidr, index) => {
    const shown = `allowed CIDR is ${JSON.stringify(cidr)}`;
    if (cidrs.indexOf(cidr) < index) {
      return [`${shown} more than once: expected each once`];
    }
    if (isIPv4(cidr)) {
      return [`${shown}, an address: expected a block, such as ${cidr}/32`];
    }
    if (cidr.includes(":")) {
      return [`${shown}, an IPv6 block: expected an IPv4 block, as the load balancer has no IPv6 address`];
    }
    return checkBlock(shown, cidr, 0, 32);
  });
}

function checkBlock(shown: string, cidr: string, largest: number, smallest: number): string[] {
  const [address = "", prefix = "", ...rest] = cidr.split("/");
  if (!isIPv4(address) || !/^\d{1,2}$/.test(prefix) || rest.length > 0) {
    return [`${shown}: expected an IPv4 block such as 10.0.0.0/16`];
  }
  const bits = Number(prefix);
  if (bits < largest || bits > smallest) {
    return [`${shown}: expected a prefix from /${largest} to /${smallest}`];
  }
  const size = 2 ** (32 - bits);
  const first = Math.floor(toNumber(address) / size) * size;
  if (first === toNumber(address)) {
    return [];
  }
  return [`${shown}, an address inside a block: expected the block's first, ${toAddress(first)}/${bits}`];
}

/**
 * What is wrong with cutting `count` subnets out of `cidr`, each `newBits` bits longer than its prefix; empty when
 * nothing is, or when the CIDR itself is wrong.
 */
export function checkSubnets(cidr: string, newBits: number, count: number): string[] {
  if (checkVpcCidr(cidr).length > 0) {
    return [];
  }
  const bits = Number(cidr.split("/")[1]);
  const most = MAX_PREFIX - bits;
  if (!Number.isInteger(newBits) || newBits < 1 || newBits > most) {
    return [
      most < 1
        ? `VPC CIDR is ${JSON.stringify(cidr)}: no subnet fits, expected a prefix of at most /${MAX_PREFIX - 1}`
        : `subnet bits are ${newBits}: expected a whole number from 1 to ${most} in ${cidr}, as a subnet is at least a /${MAX_PREFIX}`,
    ];
  }
  if (count <= 2 ** newBits) {
    return [];
  }
  return [
    `subnet bits are ${newBits}, room for ${2 ** newBits} subnets: expected at least ${Math.ceil(Math.log2(count))} for ${count} subnets`,
  ];
}
