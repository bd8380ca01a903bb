import { escapedCharacter } from "./onigmo-escape.js";
import { PatternError, type Scanner } from "./onigmo-scanner.js";

const POSIX_BRACKETS =
  /^(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit)$/;

/** Reads a character class behind its opening bracket. @throws PatternError */
export function characterClass(scanner: Scanner): void {
  scanner.nested(() => {
    scanner.take("^");
    if (scanner.isNext("]") && !scanner.hasLater("]")) {
      throw new PatternError("an empty character class");
    }
    // A bracket that comes first stands for itself.
    do {
      if (scanner.isAtEnd) {
        throw new PatternError("a character class that is not closed");
      }
      member(scanner);
    } while (!scanner.take("]"));
  });
}

/** A character, or a range of characters. */
function member(scanner: Scanner): void {
  const first = character(scanner);
  if (!scanner.take("-") || scanner.isNext("]")) {
    return;
  }
  if (first === undefined) {
    throw new PatternError("a range that does not begin with a character");
  }
  const last = character(scanner);
  if (last === undefined) {
    throw new PatternError("a range that does not end with a character");
  }
  if (first !== "\\" && last !== "\\" && first > last) {
    throw new PatternError("a range whose end comes before its beginning");
  }
}

/** The character; a backslash for an escaped one; undefined for a kind of character or a class. */
function character(scanner: Scanner): string | undefined {
  const [bracket, name = ""] = scanner.match(/\[:\^?([a-z]{0,20}):\]/iy);
  if (bracket !== undefined) {
    if (!POSIX_BRACKETS.test(name)) {
      throw new PatternError(`a bracket [:${name}:] that POSIX does not have`);
    }
    return undefined;
  }
  if (scanner.take("[")) {
    characterClass(scanner);
    return undefined;
  }
  if (scanner.take("&&")) {
    return undefined;
  }
  if (scanner.take("\\")) {
    return escapedCharacter(scanner) ? undefined : "\\";
  }
  return scanner.takeCharacter();
}
