/** The partitions of AWS by the beginning of their regions' names. Source: partitions.json in boto/botocore. */
const PARTITIONS: readonly (readonly [prefix: string, partition: string])[] = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["us-iso-", "aws-iso"],
  ["us-isob-", "aws-iso-b"],
  ["eu-isoe-", "aws-iso-e"],
  ["us-isof-", "aws-iso-f"],
  ["eusc-", "aws-eusc"],
];

/** The partition of commercial regions. */
export const STANDARD_PARTITION = "aws";

/** The partition of a region: a group of regions with accounts, credentials and host names of its own. */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? STANDARD_PARTITION;
}
