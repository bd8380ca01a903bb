import type { IConstruct } from "constructs";
import { escapeTemplate, TOKEN_MARKER } from "./escape.js";
import { expression } from "./expressions.js";
import { jsonText } from "./json-text.js";
import { resolved } from "./resolve.js";

/** A template file, and the variables that it wants. */
export interface Template {
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
export function jsonTemplate(scope: IConstruct, document: unknown): Template {
  const variables = new TemplateVariables(scope);
  const text = jsonText(document, {
    whole: (token) => expression(`jsonencode(${variables.nameOf(token)})`),
    part: (token) =>
      expression(`trimsuffix(trimprefix(jsonencode(${variables.nameOf(token)}), "\\""), "\\"")`),
    indent: 2,
  });
  return { text: `${text}\n`, variables: variables.values };
}

/** Writes `text` as a template for Terraform's `templatefile`: literals stand in it as they are, each token is a variable. */
export function textTemplate(scope: IConstruct, text: string): Template {
  const variables = new TemplateVariables(scope);
  return {
    text: escapeTemplate(text).replace(TOKEN_MARKER, (token) => expression(variables.nameOf(token))),
    variables: variables.values,
  };
}

/** The variables of a template, each made for the first token that stands for its value. */
class TemplateVariables {
  readonly values: Record<string, string> = {};
  private readonly names = new Map<string, string>();

  constructor(private readonly scope: IConstruct) {}

  nameOf(token: string): string {
    const value = resolved(this.scope, token);
    const name = this.names.get(value) ?? freeName(value, this.values);
    this.names.set(value, name);
    this.values[name] ??= token;
    return name;
  }
}

function freeName(value: string, taken: Readonly<Record<string, string>>): string {
  const reference = /^\$\{(?:var\.)?([a-z]\w*(?:\.\w+)*)\}$/.exec(value)?.[1];
  const name = reference?.replaceAll(".", "_");
  if (name !== undefined && !(name in taken)) {
    return name;
  }
  return `value_${Object.keys(taken).length + 1}`;
}
