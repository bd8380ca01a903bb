import { PatternError, type Scanner } from "./onigmo-scanner.js";

/** Properties of Onigmo that JavaScript has under another name or not at all; blocks and ages are let through. */
const OWN_PROPERTIES =
  /^(?:alnum|alpha|any|ascii|assigned|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit|xposixpunct|in.+|age=.+|unknown)$/;

/**
 * Reads what follows a backslash and stands for a character or for a kind of character, such as `\\d` or `\\p{Alpha}`.
 *
 * @returns true for a kind of character.
 * @throws PatternError
 */
export function escapedCharacter(scanner: Scanner): boolean {
  const [property, , name = ""] = scanner.match(/[pP]\{(\^?)([^}]*)\}/y);
  if (property !== undefined) {
    if (!isProperty(name)) {
      throw new PatternError("a property that Unicode does not have");
    }
    return true;
  }
  if (
    scanner.match(/x\{[0-9a-f]{1,8}\}|x[0-9a-f]{0,2}|u[0-9a-f]{4}|c\\?[\s\S]|[CM]-[\s\S]/iy)[0] !== undefined
  ) {
    return false;
  }
  const sign = scanner.takeCharacter();
  if (sign === "") {
    throw new PatternError("a backslash at the end");
  }
  if (/[cCMu]/.test(sign)) {
    throw new PatternError(`an incomplete \\${sign}`);
  }
  return /[dDhHsSwW]/.test(sign);
}

function isProperty(name: string): boolean {
  const plain = name.toLowerCase().replace(/[\s_-]/g, "");
  if (OWN_PROPERTIES.test(plain)) {
    return true;
  }
  const written = plain.replace(/^./, (sign) => sign.toUpperCase());
  const words = name
    .replace(/[\s-]/g, "_")
    .toLowerCase()
    .replace(/(?:^|_)./g, (sign) => sign.toUpperCase());
  return [name, written, words].some((candidate) =>
    ["", "Script="].some((kind) => compiles(`${kind}${candidate}`)),
  );
}

function compiles(property: string): boolean {
  try {
    new RegExp(`\\p{${property}}`, "u");
    return true;
  } catch {
    return false;
  }
}
