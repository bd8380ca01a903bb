/** The properties of a region that computed values need. */
export interface Region {
  readonly name: string;
  readonly partition: string;
  readonly dnsSuffix: string;
  readonly zones: readonly string[];
  readonly zoneIds: readonly string[];
  /** Route 53 hosted zone of the region's application load balancers. */
  readonly loadBalancerZoneId: string;
}

/** By the prefix of the region's name. Source: AWS General Reference, "Amazon Resource Names". */
const PARTITIONS = [
  { prefix: "cn-", partition: "aws-cn", dnsSuffix: "amazonaws.com.cn" },
  { prefix: "us-gov-", partition: "aws-us-gov", dnsSuffix: "amazonaws.com" },
  { prefix: "us-iso-", partition: "aws-iso", dnsSuffix: "c2s.ic.gov" },
  { prefix: "us-isob-", partition: "aws-iso-b", dnsSuffix: "sc2s.sgov.gov" },
  { prefix: "", partition: "aws", dnsSuffix: "amazonaws.com" },
] as const;

/**
 * Letters of the zones, prefix of the zone ids, hosted zone of the load balancers. Sources: EC2 guide, "Regions and
 * zones"; AWS General Reference, "Elastic Load Balancing endpoints". Other regions have three zones and made-up ids.
 */
const REGIONS: Readonly<Record<string, readonly [string, string, string]>> = {
  "ap-northeast-1": ["acd", "apne1", "Z14GRHDCWA56QT"],
  "ap-northeast-2": ["abcd", "apne2", "ZWKZPGTI48KDX"],
  "ap-south-1": ["abc", "aps1", "ZP97RAFLXTNZK"],
  "ap-southeast-1": ["abc", "apse1", "Z1LMS91P8CMLE5"],
  "ap-southeast-2": ["abc", "apse2", "Z1GM3OXH4ZPM65"],
  "ca-central-1": ["abd", "cac1", "ZQSVJUPU6J1EY"],
  "cn-north-1": ["abd", "cnn1", "Z1GDH35T77C1KE"],
  "cn-northwest-1": ["abc", "cnnw1", "ZM7IZAIOVVDZF"],
  "eu-central-1": ["abc", "euc1", "Z215JYRZR1TBD5"],
  "eu-north-1": ["abc", "eun1", "Z23TAZ6LKFMNIO"],
  "eu-west-1": ["abc", "euw1", "Z32O12XQLNTSW2"],
  "eu-west-2": ["abc", "euw2", "ZHURV8PSTC4K8"],
  "eu-west-3": ["abc", "euw3", "Z3Q77PNBQS71R4"],
  "sa-east-1": ["abc", "sae1", "Z2P70J7HTTTPLU"],
  "us-east-1": ["abcdef", "use1", "Z35SXDOTRQ7X7K"],
  "us-east-2": ["abc", "use2", "Z3AADJGX6KTTL2"],
  "us-gov-east-1": ["abc", "usge1", "Z166TLBEWOO7G0"],
  "us-gov-west-1": ["abc", "usgw1", "Z33AYJ8TM3BH4J"],
  "us-west-1": ["ac", "usw1", "Z368ELLRRE2KJ0"],
  "us-west-2": ["abcd", "usw2", "Z1H1FL5HABSF5"],
};

export function regionNamed(name: string): Region {
  const [letters, prefix, loadBalancerZoneId] = REGIONS[name] ?? [
    "abc",
    name.replaceAll("-", ""),
    "ZREHEARSAL00",
  ];
  const { partition, dnsSuffix } = PARTITIONS.find((row) => name.startsWith(row.prefix)) ?? PARTITIONS[4];
  return {
    name,
    partition,
    dnsSuffix,
    zones: Array.from(letters, (letter) => `${name}${letter}`),
    zoneIds: Array.from(letters, (_, index) => `${prefix}-az${index + 1}`),
    loadBalancerZoneId,
  };
}
