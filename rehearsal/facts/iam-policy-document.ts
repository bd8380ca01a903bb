import { isList, type ObjectValue, objectsAt, stringAt, type Value } from "../protocol/value.js";

/** The JSON that the data source aws_iam_policy_document renders from its statements. */
export function policyDocument(config: ObjectValue, indent?: number): string {
  const sources = [...texts(config.source_policy_documents), ...texts(config.override_policy_documents)];
  const document = {
    Version: stringAt(config, "version") ?? "2012-10-17",
    Id: stringAt(config, "policy_id"),
    Statement: [
      ...sources.flatMap((text) => (JSON.parse(text) as { Statement?: unknown[] }).Statement ?? []),
      ...objectsAt(config, "statement").map(statement),
    ],
  };
  return JSON.stringify(document, undefined, indent);
}

function statement(block: ObjectValue): object {
  return {
    Sid: stringAt(block, "sid"),
    Effect: stringAt(block, "effect") ?? "Allow",
    Action: oneOrMany(block.actions),
    NotAction: oneOrMany(block.not_actions),
    Resource: oneOrMany(block.resources),
    NotResource: oneOrMany(block.not_resources),
    Principal: principals(objectsAt(block, "principals")),
    NotPrincipal: principals(objectsAt(block, "not_principals")),
    Condition: conditions(objectsAt(block, "condition")),
  };
}

function principals(blocks: readonly ObjectValue[]): object | string | undefined {
  const entries = blocks.map(({ type, identifiers }) => [String(type), oneOrMany(identifiers)] as const);
  if (entries.some(([type]) => type === "*")) {
    return "*";
  }
  return entries.length ? Object.fromEntries(entries) : undefined;
}

function conditions(blocks: readonly ObjectValue[]): object | undefined {
  const byTest: Record<string, Record<string, unknown>> = {};
  for (const { test, variable, values } of blocks) {
    byTest[String(test)] = { ...byTest[String(test)], [String(variable)]: oneOrMany(values) };
  }
  return blocks.length ? byTest : undefined;
}

function texts(value: Value | undefined): string[] {
  return isList(value) ? value.filter((element) => typeof element === "string") : [];
}

function oneOrMany(value: Value | undefined): string | string[] | undefined {
  const all = texts(value);
  return all.length > 1 ? all : all[0];
}
