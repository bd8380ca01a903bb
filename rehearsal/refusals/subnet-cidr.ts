import { Address4 } from "ip-address";
import { type ObjectValue, stringAt } from "../protocol/value.js";
import type { Account } from "../provider/account.js";
import type { Refusal } from "./refusal.js";

/** An IPv4 range must be written as one, with its first address. */
export function refuseCidrBlock(config: ObjectValue): Refusal[] {
  const cidr = stringAt(config, "cidr_block");
  if (cidr === undefined) {
    return [];
  }
  if (!cidr.includes("/") || !Address4.isValid(cidr)) {
    return [{ path: ["cidr_block"], summary: `"${cidr}" is not a valid IPv4 CIDR block` }];
  }
  const range = parse(cidr);
  const canonical = `${range.startAddress().correctForm()}/${range.subnetMask}`;
  return canonical === cidr
    ? []
    : [
        {
          path: ["cidr_block"],
          summary: `"${cidr}" is not a valid CIDR block; did you mean "${canonical}"?`,
        },
      ];
}

/** A subnet must lie within its VPC and apart from the VPC's other subnets. */
export function refuseSubnetCidr(subnet: ObjectValue, account: Account): Refusal[] {
  const cidr = stringAt(subnet, "cidr_block");
  const vpcId = stringAt(subnet, "vpc_id");
  if (cidr === undefined || vpcId === undefined) {
    return [];
  }
  const path = ["cidr_block"];
  const vpcCidr = stringAt(account.find("aws_vpc", { id: vpcId }) ?? {}, "cidr_block");
  if (vpcCidr !== undefined && !contains(vpcCidr, cidr)) {
    const detail = `it lies outside ${vpcCidr}, the range of ${vpcId}`;
    return [{ path, summary: `InvalidSubnet.Range: The CIDR '${cidr}' is invalid`, detail }];
  }
  return account.all("aws_subnet").flatMap((other): Refusal[] => {
    const otherCidr = stringAt(other, "cidr_block");
    const isOther = other.vpc_id === vpcId && other.id !== subnet.id;
    if (!isOther || otherCidr === undefined || !(contains(otherCidr, cidr) || contains(cidr, otherCidr))) {
      return [];
    }
    const detail = `it overlaps ${otherCidr}, the range of ${stringAt(other, "id")}`;
    const summary = `InvalidSubnet.Conflict: The CIDR '${cidr}' conflicts with another subnet`;
    return [{ path, summary, detail }];
  });
}

function contains(outer: string, inner: string): boolean {
  return parse(inner).isInSubnet(parse(outer));
}

function parse(cidr: string): Address4 {
  return new Address4(cidr);
}
