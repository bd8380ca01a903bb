import { printParseErrorCode, visit } from "jsonc-parser";
import type { JsonPath } from "../finding.js";
import { showValue } from "../message.js";
import { InputError, type Position } from "./document.js";

/** Deeper than any task definition, plan or template; keeps what recurses from running out of stack. */
export const MAX_NESTING = 100;

const STRICT = { disallowComments: true, allowTrailingComma: false };

/**
 * Strict JSON, with the place of the first fault.
 *
 * @throws InputError if it is not JSON, is nested too deeply, or has a key twice in one object.
 */
export function parseJson(text: string): unknown {
  refuseFaults(text);
  return JSON.parse(text);
}

/** Throws at the first fault, so that nothing after it is read. */
function refuseFaults(text: string): void {
  const objects: Set<string>[] = [];
  let depth = 0;
  const enter = (line: number, character: number): void => {
    depth++;
    if (depth > MAX_NESTING) {
      throw fault(`nested deeper than ${MAX_NESTING} levels`, line, character);
    }
  };
  visit(
    text,
    {
      onObjectBegin(_offset, _length, line, character) {
        enter(line, character);
        objects.push(new Set());
      },
      onArrayBegin(_offset, _length, line, character) {
        enter(line, character);
      },
      onObjectEnd() {
        depth--;
        objects.pop();
      },
      onArrayEnd() {
        depth--;
      },
      onObjectProperty(key, _offset, _length, line, character) {
        const keys = objects.at(-1);
        if (keys?.has(key)) {
          throw fault(`the key ${showValue(key)} is given twice in one object`, line, character);
        }
        keys?.add(key);
      },
      onError(code, _offset, _length, line, character) {
        // PropertyNameExpected → property name expected
        const reason = printParseErrorCode(code)
          .replace(/\B[A-Z]/g, " $&")
          .toLowerCase();
        throw fault(`not JSON: ${reason}`, line, character);
      },
    },
    STRICT,
  );
}

function fault(message: string, line: number, character: number): InputError {
  return new InputError(message, { line: line + 1, column: character + 1 });
}

/** The values to find, as a tree; `offset` is filled in. */
interface Wanted {
  readonly children: Map<string | number, Wanted>;
  offset?: number;
}

/**
 * Where values stand in JSON. A path may lead on into JSON that stands in a string, such as Terraform's
 * `container_definitions`. The place of a value that is absent is that of the nearest value around it.
 */
export function locateInJson(text: string, paths: readonly JsonPath[]): readonly Position[] {
  const root: Wanted = { children: new Map() };
  for (const path of paths) {
    want(root, path);
  }
  findOffsets(text, root);
  const lineStarts = findLineStarts(text);
  return paths.map((path) => {
    const offset = offsetOf(root, path);
    const line = lineStarts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
  });
}

function want(root: Wanted, path: JsonPath): void {
  let node = root;
  for (const step of path) {
    const next = node.children.get(step) ?? { children: new Map() };
    node.children.set(step, next);
    node = next;
  }
}

/** Visits what is wanted, and passes over the rest. */
function findOffsets(text: string, root: Wanted): void {
  const parents: { readonly node: Wanted | undefined; index: number }[] = [];
  let next: Wanted | undefined = root;
  const begin = (offset: number, isArray: boolean): boolean => {
    const node = next;
    // Its end is visited even if what is in it is not.
    parents.push({ node, index: 0 });
    next = isArray ? node?.children.get(0) : undefined;
    if (node !== undefined) {
      node.offset = offset;
    }
    return node !== undefined;
  };
  visit(
    text,
    {
      onObjectBegin: (offset) => begin(offset, false),
      onArrayBegin: (offset) => begin(offset, true),
      onObjectEnd: () => void parents.pop(),
      onArrayEnd: () => void parents.pop(),
      onObjectProperty: (key) => {
        next = parents.at(-1)?.node?.children.get(key);
      },
      onSeparator: (character) => {
        const parent = parents.at(-1);
        if (character === "," && parent !== undefined) {
          parent.index++;
          next = parent.node?.children.get(parent.index);
        }
      },
      onLiteralValue: (value, offset, length) => {
        if (next !== undefined) {
          next.offset = offset;
          if (next.children.size > 0 && typeof value === "string" && /^\s*[[{]/.test(value)) {
            findOffsetsInString(value, text.slice(offset + 1, offset + length - 1), offset + 1, next);
          }
        }
      },
    },
    STRICT,
  );
}

/** @param raw the string's characters as they are written, with escapes. */
function findOffsetsInString(value: string, raw: string, start: number, node: Wanted): void {
  const inner: Wanted = { children: node.children };
  findOffsets(value, inner);
  const rawOffsets = rawOffsetsOf(raw);
  const shift = (child: Wanted): void => {
    if (child.offset !== undefined) {
      child.offset = start + (rawOffsets[child.offset] ?? 0);
    }
    for (const grandchild of child.children.values()) {
      shift(grandchild);
    }
  };
  for (const child of inner.children.values()) {
    shift(child);
  }
}

/** For each character of a JSON string's value, where it begins in the text. */
function rawOffsetsOf(raw: string): readonly number[] {
  const offsets: number[] = [];
  for (let index = 0; index < raw.length; index += raw[index] !== "\\" ? 1 : raw[index + 1] === "u" ? 6 : 2) {
    offsets.push(index);
  }
  return offsets;
}

function offsetOf(root: Wanted, path: JsonPath): number {
  let node = root;
  let offset = root.offset ?? 0;
  for (const step of path) {
    const next = node.children.get(step);
    if (next?.offset === undefined) {
      return offset;
    }
    node = next;
    offset = next.offset;
  }
  return offset;
}

function findLineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}
