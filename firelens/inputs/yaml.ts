import {
  type CollectionTag,
  isNode,
  LineCounter,
  parseDocument,
  Scalar,
  type ScalarTag,
  type Document as YamlDocument,
} from "yaml";
import type { JsonPath } from "../finding.js";
import { UNKNOWN } from "../model/field-reader.js";
import { type Document, InputError, type Position } from "./document.js";
import { MAX_NESTING } from "./json.js";

/** CloudFormation takes templates of 1 MB; a parser that keeps places needs a hundred times the memory. */
const MAX_CHARACTERS = 1024 * 1024;

/** More than any template repeats; what expands further is an attack. */
const MAX_ALIASES = 100;

/** The short forms of CloudFormation's intrinsic functions. Source: template reference, intrinsic functions. */
const INTRINSICS = [
  ...["And", "Base64", "Cidr", "Condition", "Contains", "Equals", "FindInMap", "GetAtt", "GetAZs", "If"],
  ...[
    "ImportValue",
    "Join",
    "Length",
    "Not",
    "Or",
    "Ref",
    "Select",
    "Split",
    "Sub",
    "ToJsonString",
    "Transform",
  ],
];

/**
 * YAML with one document, with the place of the first fault.
 *
 * @throws InputError if it is not YAML, is nested too deeply, or has a key twice in one map.
 */
export function parseYaml(text: string): Document {
  if (text.length > MAX_CHARACTERS) {
    throw new InputError(
      "larger than 1 MiB, which CloudFormation takes at most; expected JSON for what is larger",
    );
  }
  refuseDeepNesting(text);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    customTags: INTRINSICS.flatMap(unknownTags),
    lineCounter: lines,
    merge: true,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const [fault] = document.errors;
  if (fault !== undefined) {
    throw new InputError(`not YAML: ${decapitalize(fault.message)}`, positionAt(lines, fault.pos[0]));
  }
  return {
    value: plainValue(document),
    locate: (paths) => paths.map((path) => locate(document, path, lines)),
  };
}

/** The tag as a text, a list and a map. */
function unknownTags(name: string): readonly (ScalarTag | CollectionTag)[] {
  const tag = `!${name}`;
  const resolve = () => new Scalar(UNKNOWN);
  return [
    // A !Sub without a variable is a text as it stands.
    { tag, resolve: (text) => (name === "Sub" && !text.includes("${") ? text : UNKNOWN) },
    { tag, collection: "seq", resolve },
    { tag, collection: "map", resolve },
  ];
}

function plainValue(document: YamlDocument): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    // The library refuses aliases that expand too far, and those that lead nowhere.
    throw new InputError(`not YAML: ${decapitalize(error instanceof Error ? error.message : String(error))}`);
  }
}

/** Blocks nest by their indentation, flows by their brackets; both are bounded before a parser recurses. */
function refuseDeepNesting(text: string): void {
  let open = 0;
  for (const [index, line] of text.split("\n").entries()) {
    for (const bracket of line.match(/[[\]{}]/g) ?? []) {
      open = Math.max(0, open + (bracket === "[" || bracket === "{" ? 1 : -1));
    }
    const [dashes = ""] = /^[\s?-]*/.exec(line) ?? [];
    const blocks = Math.max(dashes.length / 2, dashes.replace(/\s/g, "").length);
    if (open > MAX_NESTING || (blocks > MAX_NESTING && line.trim() !== "")) {
      throw new InputError(`nested deeper than ${MAX_NESTING} levels`, { line: index + 1, column: 1 });
    }
  }
}

function locate(document: YamlDocument, path: JsonPath, lines: LineCounter): Position {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      return positionAt(lines, node.range[0]);
    }
  }
  return { line: 1, column: 1 };
}

function positionAt(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function decapitalize(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
