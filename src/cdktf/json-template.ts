import type { IConstruct } from "constructs";
import { expression } from "./expressions.js";
import { jsonText } from "./json-text.js";
import { resolved } from "./resolve.js";

/** A template file that renders JSON, and the variables that it wants. */
export interface JsonTemplate {
  readonly text: string;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Writes `document` as a template for Terraform's `templatefile`. Literals stand in it as they are; each token becomes
 * a variable that Terraform encodes, so the rendered text is valid JSON whatever a value contains:
 * a whole value as `${jsonencode(img)}`, a part of a string without the quotes that the encoding adds.
 *
 * A variable is named after what it stands for: `var.img` becomes `img`, `aws_s3_bucket.logs.arn` becomes
 * `aws_s3_bucket_logs_arn`, anything longer `value_1` and so on.
 */
export function jsonTemplate(scope: IConstruct, document: unknown): JsonTemplate {
  const names = new Map<string, string>();
  const variables: Record<string, string> = {};

  const variableOf = (marker: string): string => {
    const value = resolved(scope, marker);
    const known = names.get(value);
    if (known !== undefined) {
      return known;
    }
    const name = freeName(value, variables);
    names.set(value, name);
    variables[name] = marker;
    return name;
  };

  const text = jsonText(document, {
    whole: (token) => expression(`jsonencode(${variableOf(token)})`),
    part: (token) => expression(`trimsuffix(trimprefix(jsonencode(${variableOf(token)}), "\\""), "\\"")`),
    indent: 2,
  });
  return { text: `${text}\n`, variables };
}

function freeName(value: string, taken: Readonly<Record<string, string>>): string {
  const reference = /^\$\{(?:var\.)?([a-z]\w*(?:\.\w+)*)\}$/.exec(value)?.[1];
  const name = reference?.replaceAll(".", "_");
  if (name !== undefined && !(name in taken)) {
    return name;
  }
  return `value_${Object.keys(taken).length + 1}`;
}
