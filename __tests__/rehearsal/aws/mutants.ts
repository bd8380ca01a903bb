import { type Arguments, blocksOf, type Configuration } from "../../../rehearsal/aws/configuration.js";
import type { Attribute } from "../../../rehearsal/schema/block.js";
import type { ProviderSchema } from "../../../rehearsal/schema/provider-schema.js";
import { TRIALS } from "./trials.js";

/** A copy of a resource with one change. */
export interface Mutant {
  readonly kind: string;
  /** What was changed to what, such as `aws_vpc.cidr_block = ""`. */
  readonly title: string;
  readonly type: string;
  readonly arguments: Arguments;
}

/** All mutants of a stack: those of the trials, and those that follow from the schema. */
export function mutantsOf(configuration: Configuration, schema: ProviderSchema): Mutant[] {
  const originals = new Map(
    // The first resource of each type.
    [...blocksOf(configuration.resource)].reverse().map((block) => [block.type, plain(block.arguments)]),
  );
  const mutants: Mutant[] = [];
  function add(kind: string, type: string, path: string, value: unknown): void {
    const original = originals.get(type);
    if (original === undefined) {
      throw new Error(`${type} is in no stack`);
    }
    const title = `${type}.${path} = ${value === undefined ? "(left out)" : shorten(JSON.stringify(value))}`;
    mutants.push({ kind, title, type, arguments: replace(original, path.split("."), value) as Arguments });
  }
  for (const [type, original] of originals) {
    const { attributes } = schema.block("resource", type);
    add("an unknown argument", type, "colour", "red");
    for (const attribute of attributes) {
      const { name } = attribute;
      if (attribute.required) {
        add("a required argument that is left out", type, name, undefined);
      }
      if (name in original) {
        add("a value of a wrong type", type, name, ofWrongType(attribute));
      }
    }
    for (const { name } of attributes.filter(isComputedOnly).slice(0, 2)) {
      add("a value for an attribute that is only computed", type, name, "made-up");
    }
  }
  for (const [kind, trials] of Object.entries(TRIALS)) {
    for (const [type, path, ...values] of trials) {
      for (const value of values) {
        add(kind, type, path, value);
      }
    }
  }
  return mutants;
}

function isComputedOnly({ computed, optional, type }: Attribute): boolean {
  return computed && !optional && type === "string";
}

function ofWrongType({ type }: Attribute): unknown {
  return type === "string" ? ["text"] : "text";
}

/** Without what ties a resource to the plan of others. */
function plain({
  "//": _metadata,
  lifecycle: _lifecycle,
  depends_on: _order,
  ...rest
}: Arguments): Arguments {
  return "count" in rest ? { ...rest, count: 1 } : rest;
}

/** A copy of a value with another value at a path. Undefined takes away what is there. */
function replace(target: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) {
    return value;
  }
  if (Array.isArray(target)) {
    return target.map((element, index) => (index === Number(step) ? replace(element, rest, value) : element));
  }
  const object = (target ?? {}) as Arguments;
  return { ...object, [step]: replace(object[step], rest, value) };
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
