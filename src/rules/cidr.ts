import { isIPv4 } from "node:net";

/** AWS takes VPCs and subnets from /16 to /28. Source: Amazon VPC User Guide, "VPC CIDR blocks". */
export const LARGEST_PREFIX = 16;
export const SMALLEST_PREFIX = 28;

const toNumber = (address: string): number =>
  address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);

const toAddress = (value: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");

/** What is wrong with `cidr` as a VPC's IPv4 block; empty when nothing is. */
export function checkVpcCidr(cidr: string): string[] {
  const shown = `VPC CIDR is ${JSON.stringify(cidr)}`;
  const [address = "", prefix = "", ...rest] = cidr.split("/");
  if (!isIPv4(address) || !/^\d{1,2}$/.test(prefix) || rest.length > 0) {
    return [`${shown}: expected an IPv4 block such as 10.0.0.0/16`];
  }
  const bits = Number(prefix);
  if (bits < LARGEST_PREFIX || bits > SMALLEST_PREFIX) {
    return [`${shown}: expected a prefix from /${LARGEST_PREFIX} to /${SMALLEST_PREFIX}`];
  }
  const size = 2 ** (32 - bits);
  const first = Math.floor(toNumber(address) / size) * size;
  if (first === toNumber(address)) return [];
  return [`${shown}, an address inside a block: expected the block's first, ${toAddress(first)}/${bits}`];
}

/**
 * What is wrong with cutting `count` subnets out of `cidr`, each `newBits` bits longer than its prefix; empty when
 * nothing is, or when the CIDR itself is wrong.
 */
export function checkSubnets(cidr: string, newBits: number, count: number): string[] {
  if (checkVpcCidr(cidr).length > 0) return [];
  const bits = Number(cidr.split("/")[1]);
  const most = SMALLEST_PREFIX - bits;
  if (!Number.isInteger(newBits) || newBits < 1 || newBits > most) {
    return [
      most < 1
        ? `VPC CIDR is ${JSON.stringify(cidr)}: no subnet fits, expected a prefix of at most /${SMALLEST_PREFIX - 1}`
        : `subnet bits are ${newBits}: expected a whole number from 1 to ${most} in ${cidr}, as a subnet is at least a /${SMALLEST_PREFIX}`,
    ];
  }
  if (count <= 2 ** newBits) return [];
  return [
    `subnet bits are ${newBits}, room for ${2 ** newBits} subnets: expected at least ${Math.ceil(Math.log2(count))} for ${count} subnets`,
  ];
}
