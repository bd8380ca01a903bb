import { formatMessage } from "../../firelens/message.js";

/** What AWS accepts as the name of one kind of thing. */
export interface NameRule {
  /** The kind, as findings name it. */
  readonly kind: string;
  readonly maxLength: number;
  /** The whole name must match. */
  readonly pattern: RegExp;
  /** The pattern in words. */
  readonly allowed: string;
}

/**
 * The name of a deployment, which the names of its resources are made from: a load balancer's name has at most 32
 * characters, of which "-alb" takes four, and only letters, digits and hyphens. Every other resource accepts what a
 * load balancer accepts.
 */
const DEPLOYMENT_NAME: NameRule = {
  kind: "name",
  maxLength: 28,
  pattern: /^[0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?$/,
  allowed: "letters, digits and hyphens, with no hyphen at either end",
};

/** AWS reserves load balancer names that begin with "internal-", and security group names that begin with "sg-". */
const RESERVED_NAME = /^(internal|sg)(-|$)/;

/** Name rules by kind. Source: the AWS API references and the validators of the Terraform AWS provider. */
export const NAME_RULES = {
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
} as const satisfies Record<string, NameRule>;

/** What is wrong with a name of this kind; empty when nothing is. */
export function checkName({ kind, maxLength, pattern, allowed }: NameRule, name: string): string[] {
  if (name.length <= maxLength && pattern.test(name)) {
    return [];
  }
  return [formatMessage({ what: kind, value: name, expected: `up to ${maxLength} ${allowed}` })];
}

/** What is wrong with the name of a deployment; empty when nothing is. */
export function checkDeploymentName(name: string): string[] {
  if (RESERVED_NAME.test(name)) {
    const expected = `another beginning than "internal-" and "sg-", which AWS reserves`;
    return [formatMessage({ what: DEPLOYMENT_NAME.kind, value: name, expected })];
  }
  return checkName(DEPLOYMENT_NAME, name);
}

/** A name as it stands in tags: "fluent-bit" becomes "Fluent Bit". */
export function title(name: string): string {
  return name
    .split("-")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(" ");
}
