/**
 * The AWS accounts that keep aws-for-fluent-bit in ECR, by region.
 * Source: scripts/publish.sh of aws/aws-for-fluent-bit. Regions that are not listed have the image all the same; newer
 * versions of the script no longer name their accounts.
 */
const ACCOUNTS: Readonly<Record<string, readonly string[]>> = {
  "906394416424": [
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
    "ca-central-1",
    "sa-east-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "eu-central-1",
    "eu-north-1",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
  ],
  "128054284489": ["cn-north-1", "cn-northwest-1"],
  "161423150738": ["us-gov-east-1", "us-gov-west-1"],
  "449074385750": ["ap-east-1"],
  "741863432321": ["me-south-1"],
  "928143927712": ["af-south-1"],
  "960320637246": ["eu-south-1"],
  "921575906885": ["ap-southeast-3"],
  "358001906437": ["me-central-1"],
  "146576467002": ["eu-south-2"],
  "269912160255": ["eu-central-2"],
  "378905956269": ["ap-south-2"],
  "279248816148": ["il-central-1"],
  "577945010369": ["ap-southeast-4"],
};

/** The registry of aws-for-fluent-bit by region. */
export const ROUTER_REGISTRIES: ReadonlyMap<string, string> = new Map(
  Object.entries(ACCOUNTS).flatMap(([account, regions]) =>
    regions.map((region) => {
      const suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
      return [region, `${account}.dkr.ecr.${region}.${suffix}`] as const;
    }),
  ),
);

/** What is wrong with `region` as one whose registry of aws-for-fluent-bit is known; empty when nothing is. */
export function checkRouterRegion(region: string): string[] {
  if (ROUTER_REGISTRIES.has(region)) {
    return [];
  }
  return [
    `region is "${region}", whose registry of aws-for-fluent-bit is not known: expected one of ${[...ROUTER_REGISTRIES.keys()].join(", ")}, or an image from the public registry or from SSM`,
  ];
}
