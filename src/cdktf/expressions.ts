import { type ITerraformDependable, Lazy, Op, propertyAccess, Token, Tokenization } from "cdktf";
import { escapeTemplate } from "./escape.js";
import { jsonText } from "./json-text.js";

/**
 * The only place where Terraform expressions are written as text.
 * Everything else asks for them by name, or uses cdktf's own `Fn`.
 */

/** A resource with `count`, of which cdktf itself knows only the whole. */
type Counted = ITerraformDependable;

/** `resource[*].attribute`: the attribute of every instance. */
export function splat(resource: Counted, attribute: string): string[] {
  return Token.asList(propertyAccess(resource, ["*", attribute]));
}

/** `resource[index].attribute`: the attribute of one instance. */
export function atIndex(resource: Counted, index: number, attribute: string): string {
  return expression(`${resource.fqn}[${index}].${attribute}`);
}

/** `resource[count.index].attribute`: the attribute of the instance with the index of the one being made. */
export function atSameIndex(resource: Counted, attribute: string): string {
  return expression(`${resource.fqn}[count.index].${attribute}`);
}

/** `tolist(resource.set)[0].attribute`: the attribute of the only element of a set of blocks. */
export function firstOf(resource: ITerraformDependable, set: string, attribute: string): string {
  return expression(`tolist(${resource.fqn}.${set})[0].${attribute}`);
}

/** `resource[index].attribute` without `${}`, as `replace_triggered_by` has its references. */
export function referenceTo(resource: ITerraformDependable, attribute: string, index?: number): string {
  const reference = expression(`${resource.fqn}${index === undefined ? "" : `[${index}]`}.${attribute}`);
  return Lazy.stringValue({ produce: (context) => expressionText(String(context.resolve(reference))) });
}

/** `cidrsubnet(prefix, newBits, number)`. The number is a Terraform expression, such as `count.index`. */
export function cidrSubnet(prefix: string, newBits: number, number: string): string {
  return expression(`cidrsubnet("${escapeTemplate(prefix)}", ${numberToString(newBits)}, ${number})`);
}

/** The numbers of subnets in their VPC's block, as Terraform expressions of `count.index`. */
export const SUBNET_NUMBER = {
  /** The article's public subnets. */
  publicOfArticle: "count.index",
  /** The article's private subnets, which follow all public ones. */
  privateOfArticle: (publicSubnets: Counted) => `length(${publicSubnets.fqn}[*]) + count.index`,
  /** Public subnets of any number of zones. The first two zones have the article's numbers 0 and 1. */
  public: "count.index < 2 ? count.index : 2 * count.index",
  /** Private subnets of any number of zones. The first two zones have the article's numbers 2 and 3. */
  private: "count.index < 2 ? count.index + 2 : 2 * count.index + 1",
} as const;

/** A Terraform expression as a value. The text is Terraform's language, nothing in it is escaped. */
export function expression(text: string): string {
  return `\${${text}}`;
}

/** The text of a Terraform expression, which is a value. */
export function expressionText(value: string): string {
  return value.slice("${".length, -"}".length);
}

/** A number as a part of a string. One that only Terraform knows would be misread there as it is. */
export function numberToString(value: number): string {
  return Tokenization.stringifyNumber(value);
}

/** `minuend - subtrahend`. JavaScript can't calculate with a number that only Terraform knows. */
export function subtract(minuend: number, subtrahend: number): number {
  if (subtrahend === 0) {
    return minuend;
  }
  const isKnown = !Token.isUnresolved(minuend) && !Token.isUnresolved(subtrahend);
  return isKnown ? minuend - subtrahend : Token.asNumber(Op.sub(minuend, subtrahend));
}

/** `one * other`. */
export function multiply(one: number, other: number): number {
  const isKnown = !Token.isUnresolved(one) && !Token.isUnresolved(other);
  return isKnown ? one * other : Token.asNumber(Op.mul(one, other));
}

/**
 * `jsonencode(value)`. Unlike cdktf's `Fn.jsonencode` it carries every literal unchanged: quotes, backslashes, braces,
 * `${` and `%{` too. JSON is written as it is, since Terraform's language reads it, but for two escapes that it lacks.
 */
export function jsonencode(value: unknown): string {
  // Tokens are resolved here and not by cdktf, which decides by counting braces whether one needs `${}`.
  return Lazy.stringValue({
    produce: (context) => {
      const text = jsonText(value, {
        whole: (token) => expressionText(String(context.resolve(token))),
        part: (token) => context.resolve(token),
      });
      const document = text.replace(/\\[\\bf]/g, (pair) =>
        pair === "\\b" ? "\\u0008" : pair === "\\f" ? "\\u000c" : pair,
      );
      return expression(`jsonencode(${document})`);
    },
  });
}
