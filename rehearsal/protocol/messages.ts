import type { Block } from "../schema/block.js";
import type { Schema } from "../schema/provider-schema.js";
import type { Diagnostic } from "./diagnostic.js";

/** A schema as the protocol carries it. */
export function schemaMessage({ version, block }: Schema): object {
  return { version, block: blockMessage(block) };
}

function blockMessage(block: Block): object {
  return {
    attributes: block.attributes.map(({ type, ...attribute }) => ({
      ...attribute,
      type: Buffer.from(JSON.stringify(type)),
    })),
    block_types: block.blocks.map(({ name, nesting, block: inner }) => ({
      type_name: name,
      nesting,
      block: blockMessage(inner),
    })),
  };
}

/** A diagnostic as the protocol carries it. */
export function diagnosticMessage({ path, summary, detail = "" }: Diagnostic): object {
  return { severity: "ERROR", summary, detail, attribute: pathMessage(path) };
}

/** The path of an attribute as the protocol carries it. */
export function pathMessage(path: Diagnostic["path"]): object {
  const steps = path.map((step) =>
    typeof step === "number" ? { element_key_int: step } : { attribute_name: step },
  );
  return { steps };
}
