/** What the rehearsal knows of a region. */
export interface Region {
  readonly name: string;
  readonly partition: string;
  readonly dnsSuffix: string;
  readonly zones: readonly string[];
  readonly zoneIds: readonly string[];
  /** Route 53 hosted zone of the region's application load balancers. */
  readonly loadBalancerZoneId: string;
  /** Account from which load balancers write access logs. */
  readonly loadBalancerAccount: string;
}

/** By prefix of the region's name; AWS General Reference, "Amazon Resource Names". */
const PARTITIONS = [
  { prefix: "cn-", partition: "aws-cn", dnsSuffix: "amazonaws.com.cn" },
  { prefix: "us-gov-", partition: "aws-us-gov", dnsSuffix: "amazonaws.com" },
  { prefix: "us-iso-", partition: "aws-iso", dnsSuffix: "c2s.ic.gov" },
  { prefix: "us-isob-", partition: "aws-iso-b", dnsSuffix: "sc2s.sgov.gov" },
  { prefix: "", partition: "aws", dnsSuffix: "amazonaws.com" },
] as const;

/**
 * Zone letters, prefix of zone ids, hosted zone and log account of load balancers. Sources: AWS General
 * Reference, "Elastic Load Balancing endpoints"; Application Load Balancer guide, "Enable access logs";
 * EC2 guide, "Regions and zones". Other regions get three zones and made-up ids.
 */
const REGIONS: Readonly<Record<string, readonly [string, string, string, string]>> = {
  "ap-northeast-1": ["acd", "apne1", "Z14GRHDCWA56QT", "582318560864"],
  "ap-northeast-2": ["abcd", "apne2", "ZWKZPGTI48KDX", "600734575887"],
  "ap-south-1": ["abc", "aps1", "ZP97RAFLXTNZK", "718504428378"],
  "ap-southeast-1": ["abc", "apse1", "Z1LMS91P8CMLE5", "114774131450"],
  "ap-southeast-2": ["abc", "apse2", "Z1GM3OXH4ZPM65", "783225319266"],
  "ca-central-1": ["abd", "cac1", "ZQSVJUPU6J1EY", "985666609251"],
  "cn-north-1": ["abd", "cnn1", "Z1GDH35T77C1KE", "638102146993"],
  "cn-northwest-1": ["abc", "cnnw1", "ZM7IZAIOVVDZF", "037604701340"],
  "eu-central-1": ["abc", "euc1", "Z215JYRZR1TBD5", "054676820928"],
  "eu-north-1": ["abc", "eun1", "Z23TAZ6LKFMNIO", "897822967062"],
  "eu-west-1": ["abc", "euw1", "Z32O12XQLNTSW2", "156460612806"],
  "eu-west-2": ["abc", "euw2", "ZHURV8PSTC4K8", "652711504416"],
  "eu-west-3": ["abc", "euw3", "Z3Q77PNBQS71R4", "009996457667"],
  "sa-east-1": ["abc", "sae1", "Z2P70J7HTTTPLU", "507241528517"],
  "us-east-1": ["abcdef", "use1", "Z35SXDOTRQ7X7K", "127311923021"],
  "us-east-2": ["abc", "use2", "Z3AADJGX6KTTL2", "033677994240"],
  "us-gov-east-1": ["abc", "usge1", "Z166TLBEWOO7G0", "190560391635"],
  "us-gov-west-1": ["abc", "usgw1", "Z33AYJ8TM3BH4J", "048591011584"],
  "us-west-1": ["ac", "usw1", "Z368ELLRRE2KJ0", "027434742980"],
  "us-west-2": ["abcd", "usw2", "Z1H1FL5HABSF5", "797873946194"],
};

export function regionNamed(name: string): Region {
  const [letters, prefix, loadBalancerZoneId, loadBalancerAccount] = REGIONS[name] ?? [
    "abc",
    name.replaceAll("-", ""),
    "ZREHEARSAL00",
    "000000000000",
  ];
  const { partition, dnsSuffix } = PARTITIONS.find((row) => name.startsWith(row.prefix)) ?? PARTITIONS[4];
  return {
    name,
    partition,
    dnsSuffix,
    zones: Array.from(letters, (letter) => `${name}${letter}`),
    zoneIds: Array.from(letters, (_, index) => `${prefix}-az${index + 1}`),
    loadBalancerZoneId,
    loadBalancerAccount,
  };
}
