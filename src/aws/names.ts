/** What AWS accepts as the name of one kind of thing. */
export interface NameRule {
  /** The kind as a reader calls it. */
  readonly kind: string;
  /** The most characters. */
  readonly maxLength: number;
  /** The whole name must match. */
  readonly pattern: RegExp;
  /** The pattern in words. */
  readonly allowed: string;
  /** Beginnings that AWS keeps for itself. */
  readonly reservedPrefix?: string;
}

const HYPHENATED = /^[0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?$/;
const HYPHENATED_WORDS = "letters, digits and hyphens, with no hyphen at either end";
const WORD = /^[0-9A-Za-z_-]+$/;
const WORD_WORDS = "letters, digits, hyphens and underscores";
const IAM = /^[\w+=,.@-]+$/;
const IAM_WORDS = "letters, digits and _+=,.@-";

/** Name rules by kind. Source: the AWS API references and the validators of the Terraform AWS provider. */
export const NAME_RULES = {
  loadBalancer: {
    kind: "load balancer name",
    maxLength: 32,
    pattern: HYPHENATED,
    allowed: HYPHENATED_WORDS,
    reservedPrefix: "internal-",
  },
  targetGroup: { kind: "target group name", maxLength: 32, pattern: HYPHENATED, allowed: HYPHENATED_WORDS },
  securityGroup: {
    kind: "security group name",
    maxLength: 255,
    pattern: /^[\w .:/()#,@[\]+=&;{}!$*-]+$/,
    allowed: "letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*",
    reservedPrefix: "sg-",
  },
  role: { kind: "role name", maxLength: 64, pattern: IAM, allowed: IAM_WORDS },
  policy: { kind: "policy name", maxLength: 128, pattern: IAM, allowed: IAM_WORDS },
  family: { kind: "task definition family", maxLength: 255, pattern: WORD, allowed: WORD_WORDS },
  cluster: { kind: "cluster name", maxLength: 255, pattern: WORD, allowed: WORD_WORDS },
  service: { kind: "service name", maxLength: 255, pattern: WORD, allowed: WORD_WORDS },
  logGroup: {
    kind: "log group name",
    maxLength: 512,
    pattern: /^[0-9A-Za-z_./#-]+$/,
    allowed: "letters, digits and _./#-",
  },
  // Of the 63 characters of a bucket's name, Terraform appends 26 to a prefix.
  bucketPrefix: {
    kind: "bucket name prefix",
    maxLength: 37,
    pattern: /^[0-9a-z][0-9a-z.-]*$/,
    allowed: "lower-case letters, digits, dots and hyphens, with a letter or a digit at the start",
  },
  alarm: {
    kind: "alarm name",
    maxLength: 255,
    pattern: /^\P{Cc}+$/u,
    allowed: "no control characters",
  },
  eventRule: {
    kind: "event rule name",
    maxLength: 64,
    pattern: /^[\w.-]+$/,
    allowed: "letters, digits and _.-",
  },
  topic: { kind: "topic name", maxLength: 256, pattern: WORD, allowed: WORD_WORDS },
} as const satisfies Record<string, NameRule>;

/** What is wrong with `value` as a name of this kind; empty when nothing is. */
export function checkName(rule: NameRule, value: string): string[] {
  const findings: string[] = [];
  const shown = `${rule.kind} is ${JSON.stringify(value)}`;
  if (value.length > rule.maxLength) {
    findings.push(`${shown}, ${value.length} characters long: at most ${rule.maxLength} are allowed`);
  }
  if (!rule.pattern.test(value)) {
    findings.push(`${shown}: expected ${rule.allowed}`);
  }
  if (rule.reservedPrefix !== undefined && value.startsWith(rule.reservedPrefix)) {
    findings.push(`${shown}: names that begin with ${JSON.stringify(rule.reservedPrefix)} are AWS' own`);
  }
  return findings;
}

/** A name as it stands in tags: "fluent-bit" becomes "Fluent Bit". */
export function title(name: string): string {
  return name
    .split("-")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(" ");
}
