import { type Document, InputError } from "./document.js";
import { locateInJson, parseJson } from "./json.js";
import { describeText } from "./other-files.js";

/** How a YAML text begins that has no name: with a comment, a directive, a marker or a key. */
const YAML_START = /^\s*(?:#|%|---|"?[\w:. -]+"?:(?:\s|$))/;

/**
 * JSON or YAML, as the name says; without a name, as the text looks.
 *
 * @param file its name; `-` for standard input.
 * @throws InputError if it is neither, with what it is if that is known.
 */
export async function parseDocument(file: string, text: string): Promise<Document> {
  try {
    if (isYaml(file, text)) {
      // A parser of a hundred kilobytes: loaded only when it is needed.
      const { parseYaml } = await import("./yaml.js");
      return parseYaml(text);
    }
    return { value: parseJson(text), locate: (paths) => locateInJson(text, paths) };
  } catch (error) {
    const description = error instanceof InputError ? describeText(file, text) : undefined;
    throw description === undefined ? error : new InputError(description);
  }
}

function isYaml(file: string, text: string): boolean {
  return /\.ya?ml$/i.test(file) || (!/\.json$/i.test(file) && YAML_START.test(text));
}
