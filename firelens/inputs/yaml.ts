import {
  type CollectionTag,
  isNode,
  isScalar,
  Lexer,
  LineCounter,
  parseDocument,
  Scalar,
  type ScalarTag,
  visit,
  type Document as YamlDocument,
} from "yaml";
import type { JsonPath } from "../finding.js";
import { showValue } from "../message.js";
import { UNKNOWN } from "../model/field-reader.js";
import { type Document, InputError, type Position } from "./document.js";
import { MAX_NESTING } from "./json.js";

/** CloudFormation takes templates of 1 MB; a parser that keeps places needs a hundred times the memory. */
const MAX_CHARACTERS = 1024 * 1024;

/** More than any template repeats; what expands further is an attack. */
const MAX_ALIASES = 1000;

/** Tokens of the lexer that stand for no text: of a document, of a fault in brackets, and of a scalar. */
const MARKS = ["\u0002", "\u0018", "\u001f"];

/** The short forms of CloudFormation's intrinsic functions. Source: template reference, intrinsic functions. */
const INTRINSICS =
  "And Base64 Cidr Condition Contains Equals FindInMap GetAtt GetAZs If ImportValue Join Length Not Or Ref Select Split Sub ToJsonString Transform";

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
    customTags: INTRINSICS.split(" ").flatMap(unknownTags),
    lineCounter: lines,
    merge: true,
    logLevel: "error",
    prettyErrors: false,
    uniqueKeys: false,
  });
  const [fault] = document.errors;
  if (fault !== undefined) {
    throw new InputError(`not YAML: ${decapitalize(fault.message)}`, positionAt(lines, fault.pos[0]));
  }
  refuseDuplicateKeys(document, lines);
  const value = plainValue(document);
  refuseLoops(value);
  return { value, locate: (paths) => paths.map((path) => locate(document, path, lines)) };
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

/** Bounds the nesting before a parser recurses: that of brackets, and that of blocks by their columns. */
function refuseDeepNesting(text: string): void {
  const columns: number[] = [];
  let brackets = 0;
  let line = 1;
  let column = 0;
  let isBlockStart = true;
  for (const token of new Lexer().lex(text)) {
    if (MARKS.includes(token)) {
      continue;
    }
    if (token === "[" || token === "{") {
      brackets++;
    } else if (token === "]" || token === "}") {
      brackets = Math.max(0, brackets - 1);
    }
    const isSpace = token.trim() === "";
    if (isBlockStart && brackets === 0 && !isSpace) {
      while ((columns.at(-1) ?? -1) > column) {
        columns.pop();
      }
      if (columns.at(-1) !== column) {
        columns.push(column);
      }
    }
    if (brackets + columns.length > MAX_NESTING) {
      throw new InputError(`nested deeper than ${MAX_NESTING} levels`, { line, column: column + 1 });
    }
    const lines = token.split("\n");
    isBlockStart = lines.length > 1 || token === "-" || token === "?" || (isSpace && isBlockStart);
    line += lines.length - 1;
    column = (lines.length > 1 ? 0 : column) + (lines.at(-1)?.length ?? 0);
  }
}

/** The library compares each key of a map with each other, which takes minutes with ten thousands of them. */
function refuseDuplicateKeys(document: YamlDocument, lines: LineCounter): void {
  visit(document, {
    Map(_, { items }) {
      const keys = new Set<unknown>();
      for (const { key } of items) {
        if (isScalar(key) && keys.has(key.value)) {
          throw new InputError(
            `the key ${showValue(String(key.value))} is given twice in one map`,
            positionAt(lines, key.range?.[0] ?? 0),
          );
        }
        keys.add(isScalar(key) ? key.value : key);
      }
    },
  });
}

/** An alias inside of its own anchor makes a value that contains itself. */
function refuseLoops(value: unknown, parents: ReadonlySet<unknown> = new Set()): void {
  if (typeof value !== "object" || value === null) {
    return;
  }
  if (parents.has(value)) {
    throw new InputError("an anchor that holds its own alias");
  }
  const inside = new Set(parents).add(value);
  for (const item of Object.values(value)) {
    refuseLoops(item, inside);
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
