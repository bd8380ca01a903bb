import { printParseErrorCode, visit } from "jsonc-parser";
import { quote } from "../finding.js";
import { InputError } from "./input-error.js";

/** Deeper than any task definition; keeps parsers that recurse from running out of stack. */
const MAX_NESTING = 100;

/**
 * Strict JSON, with the place of the first fault.
 *
 * @throws InputError if it is not JSON, is nested too deeply, or has a key twice in one object.
 */
export function parseJson(text: string): unknown {
  refuseDeepNesting(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw syntaxError(text);
  }
  refuseDuplicateKeys(text);
  return value;
}

function refuseDeepNesting(text: string): void {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') {
      index = endOfString(text, index);
    } else if (character === "{" || character === "[") {
      depth++;
      if (depth > MAX_NESTING) {
        throw at(text, index, `nested deeper than ${MAX_NESTING} levels`);
      }
    } else if (character === "}" || character === "]") {
      depth--;
    }
  }
}

function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') {
    index += text[index] === "\\" ? 2 : 1;
  }
  return index;
}

function syntaxError(text: string): InputError {
  let first: InputError | undefined;
  visit(
    text,
    {
      onError(code, _offset, _length, line, character) {
        // PropertyNameExpected → property name expected
        const reason = printParseErrorCode(code)
          .replace(/\B[A-Z]/g, " $&")
          .toLowerCase();
        first ??= new InputError(`not JSON: ${reason}`, line + 1, character + 1);
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return first ?? new InputError("not JSON", 1, 1);
}

function refuseDuplicateKeys(text: string): void {
  const objects: Set<string>[] = [];
  visit(text, {
    onObjectBegin() {
      objects.push(new Set());
    },
    onObjectProperty(key, _offset, _length, line, character) {
      const keys = objects.at(-1);
      if (keys?.has(key)) {
        throw new InputError(`the key ${quote(key)} is given twice in one object`, line + 1, character + 1);
      }
      keys?.add(key);
    },
    onObjectEnd() {
      objects.pop();
    },
  });
}

function at(text: string, offset: number, message: string): InputError {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return new InputError(message, line, offset - before.lastIndexOf("\n"));
}
