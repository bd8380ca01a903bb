const ID = "([0-9a-f]{8}|[0-9a-f]{17})";
const VPC_ID = new RegExp(`^vpc-${ID}$`);
const SUBNET_ID = new RegExp(`^subnet-${ID}$`);

/** What is wrong with `id` as the id of a VPC; empty when nothing is. */
export function checkVpcId(id: string): string[] {
  if (VPC_ID.test(id)) {
    return [];
  }
  return [`VPC id is ${JSON.stringify(id)}: expected an id such as vpc-0123456789abcdef0`];
}

/** What is wrong with `id` as the id of a subnet; empty when nothing is. */
export function checkSubnetId(id: string): string[] {
  if (SUBNET_ID.test(id)) {
    return [];
  }
  return [`subnet id is ${JSON.stringify(id)}: expected an id such as subnet-0123456789abcdef0`];
}

/** What is wrong with these as the subnets that the internet reaches, and those of tasks; empty when nothing is. */
export function checkSubnetTiers(publicIds: readonly string[], privateIds: readonly string[]): string[] {
  const findings: string[] = [];
  if (privateIds.length === 0) {
    findings.push("private subnets are 0: expected at least 1 for the tasks");
  }
  for (const id of new Set(privateIds)) {
    if (!publicIds.includes(id)) {
      continue;
    }
    findings.push(`subnet ${id} is both public and private: expected it in one of the two lists`);
  }
  return findings;
}

/**
 * What is wrong with `ids` as the subnets of a load balancer; empty when nothing is.
 * Source: Elastic Load Balancing User Guide, "Subnets for your load balancer": at least two, of different zones.
 */
export function checkLoadBalancerSubnets(tier: "public" | "private", ids: readonly string[]): string[] {
  const distinct = new Set(ids).size;
  if (distinct >= 2) {
    return [];
  }
  return [`${tier} subnets are ${distinct}: expected at least 2, as a load balancer needs two`];
}
