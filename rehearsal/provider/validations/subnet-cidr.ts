import type { Diagnostic } from "../../protocol/diagnostic.js";
import { type ObjectValue, stringAt } from "../../protocol/value.js";
import type { Account } from "../account/account.js";
import { contains, formatIpv4Block, type Ipv4Block, parseIpv4Block } from "./ipv4-block.js";

/** Prefix lengths of a VPC's block. Source: Amazon VPC User Guide, "VPC CIDR blocks". */
const MIN_VPC_PREFIX = 16;
const MAX_VPC_PREFIX = 28;

/** `cidr_block` of a VPC must be an IPv4 block of the size that AWS allows. */
export function validateVpcCidrBlock(config: ObjectValue): Diagnostic[] {
  const diagnostics = validateCidrBlock(config);
  const prefix = blockOf(config)?.prefix;
  if (diagnostics.length > 0 || prefix === undefined) {
    return diagnostics;
  }
  const summary = `expected "cidr_block" to contain a network Value with between ${MIN_VPC_PREFIX} and ${MAX_VPC_PREFIX} significant bits, got: ${prefix}`;
  return prefix < MIN_VPC_PREFIX || prefix > MAX_VPC_PREFIX ? [{ path: ["cidr_block"], summary }] : [];
}

/** `cidr_block` must be an IPv4 block, written with its first address. */
export function validateCidrBlock(config: ObjectValue): Diagnostic[] {
  const cidr = config.cidr_block;
  if (typeof cidr !== "string") {
    return [];
  }
  const block = parseIpv4Block(cidr);
  if (block === undefined) {
    return [{ path: ["cidr_block"], summary: `"${cidr}" is not a valid IPv4 CIDR block` }];
  }
  const canonical = formatIpv4Block(block);
  const summary = `"${cidr}" is not a valid IPv4 CIDR block; did you mean "${canonical}"?`;
  return canonical === cidr ? [] : [{ path: ["cidr_block"], summary }];
}

/** A subnet must lie within its VPC and must not overlap another subnet of the VPC. */
export function validateSubnetCidr(subnet: ObjectValue, account: Account): Diagnostic[] {
  const cidr = stringAt(subnet, "cidr_block");
  const block = blockOf(subnet);
  const vpcId = stringAt(subnet, "vpc_id");
  if (block === undefined || vpcId === undefined) {
    return [];
  }
  const path = ["cidr_block"];
  const vpc = account.find("aws_vpc", { id: vpcId }) ?? {};
  const vpcBlock = blockOf(vpc);
  if (vpcBlock !== undefined && !contains(vpcBlock, block)) {
    const detail = `it lies outside ${stringAt(vpc, "cidr_block")}, the range of ${vpcId}`;
    return [{ path, summary: `InvalidSubnet.Range: The CIDR '${cidr}' is invalid`, detail }];
  }
  return account.all("aws_subnet").flatMap((other): Diagnostic[] => {
    const otherBlock = blockOf(other);
    const isOther = other.vpc_id === vpcId && other.id !== subnet.id;
    if (!isOther || otherBlock === undefined || !overlap(otherBlock, block)) {
      return [];
    }
    const detail = `it overlaps ${stringAt(other, "cidr_block")}, the range of ${stringAt(other, "id")}`;
    const summary = `InvalidSubnet.Conflict: The CIDR '${cidr}' conflicts with another subnet`;
    return [{ path, summary, detail }];
  });
}

function overlap(one: Ipv4Block, other: Ipv4Block): boolean {
  return contains(one, other) || contains(other, one);
}

function blockOf(object: ObjectValue): Ipv4Block | undefined {
  return parseIpv4Block(stringAt(object, "cidr_block") ?? "");
}
