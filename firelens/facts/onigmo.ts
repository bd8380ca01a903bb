/**
 * Checks a regular expression by the grammar of Onigmo with Ruby's syntax, which Fluent Bit compiles patterns with.
 *
 * Source: doc/RE of Onigmo, regparse.c and regcomp.c of the copy in fluent-bit/lib/onigmo; Fluent Bit's own starts with
 * patterns (fluent-bit-verdicts.jsonl). Properties of Unicode are those that JavaScript knows, and Onigmo's own.
 *
 * @returns what is wrong; undefined if nothing is, or if the expression is nested too deeply to tell.
 */
export function onigmoFault(expression: string): string | undefined {
  try {
    new Parser(withoutSlashes(expression)).parse();
    return undefined;
  } catch (error) {
    if (error instanceof PatternError) {
      return error.message === TOO_DEEP ? undefined : error.message;
    }
    throw error;
  }
}

class PatternError extends Error {}

const TOO_DEEP = "nested too deeply";
const MAX_DEPTH = 250;

/** ONIG_MAX_REPEAT_NUM. */
const MAX_REPEAT = 100_000;

const POSIX_BRACKETS =
  /^(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit)$/;

/** Properties of Onigmo that JavaScript has under another name or not at all; blocks and ages are let through. */
const OWN_PROPERTIES =
  /^(?:alnum|alpha|any|ascii|assigned|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit|xposixpunct|in.+|age=.+|unknown)$/;

/** Fluent Bit takes `/expression/` and `/expression/imxo` too. */
function withoutSlashes(expression: string): string {
  return /^\/([\s\S]+)\/[imxo]*$/.exec(expression)?.[1] ?? expression;
}

/** How many characters an expression matches; undefined if that varies. */
type Width = number | undefined;

class Parser {
  private at = 0;
  private depth = 0;
  private groups = 0;
  private isExtended = false;
  /** Depths of the look-behinds around the place: negative ones take no groups. */
  private negativeLookBehinds = 0;
  private lookBehinds = 0;
  private readonly names = new Set<string>();
  private readonly namedReferences: string[] = [];
  private readonly numberedReferences: number[] = [];

  constructor(private readonly text: string) {}

  parse(): void {
    this.alternatives();
    if (this.at < this.text.length) {
      throw new PatternError("unmatched close parenthesis");
    }
    if (this.namedReferences.some((name) => !this.names.has(name))) {
      throw new PatternError("a reference to a group that there is not");
    }
    if (this.names.size > 0 && this.numberedReferences.length > 0) {
      throw new PatternError("a reference by number beside groups with names");
    }
    if (this.numberedReferences.some((number) => number > this.groups)) {
      throw new PatternError("a reference to a group that there is not");
    }
  }

  /** Alternatives up to a closing parenthesis or the end: their widths. */
  private alternatives(): Width[] {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      throw new PatternError(TOO_DEEP);
    }
    const wasExtended = this.isExtended;
    const widths = [this.sequence()];
    while (this.take("|")) {
      widths.push(this.sequence());
    }
    this.isExtended = wasExtended;
    this.depth -= 1;
    return widths;
  }

  private sequence(): Width {
    let width: Width = 0;
    while (this.at < this.text.length && !this.isNext("|") && !this.isNext(")")) {
      const atom = this.atom();
      const repeated = this.quantified(atom);
      width = width === undefined || repeated === undefined ? undefined : width + repeated;
    }
    return width;
  }

  private quantified(atom: Width): Width {
    let width = atom;
    for (;;) {
      const interval = this.interval();
      if (interval !== undefined) {
        width = interval.isFixed && width !== undefined ? width * interval.minimum : undefined;
      } else if (this.take("*") || this.take("+") || this.take("?")) {
        width = width === 0 ? 0 : undefined;
      } else {
        return width;
      }
    }
  }

  /** `{n}`, `{n,}`, `{,m}` or `{n,m}`: anything else in braces stands for itself. */
  private interval(): { readonly minimum: number; readonly isFixed: boolean } | undefined {
    const [all, minimum = "", comma, maximum = ""] = this.match(/\{(\d*)(,?)(\d*)\}/y);
    if (all === undefined || (minimum === "" && maximum === "")) {
      this.at -= all?.length ?? 0;
      return undefined;
    }
    if (Number(minimum) > MAX_REPEAT || Number(maximum) > MAX_REPEAT) {
      throw new PatternError(`a number of repeats above ${MAX_REPEAT}`);
    }
    if (maximum !== "" && Number(minimum) > Number(maximum)) {
      throw new PatternError("a smallest number of repeats above the largest");
    }
    return { minimum: Number(minimum), isFixed: comma === "" || minimum === maximum };
  }

  private atom(): Width {
    if (this.isExtended && this.match(/\s+|#[^\n]*\n?/y)[0] !== undefined) {
      return 0;
    }
    const start = this.at;
    if (/[*+?]/.test(this.text.charAt(start)) || this.interval() !== undefined) {
      throw new PatternError("nothing to repeat");
    }
    const sign = this.text.charAt(start);
    this.at += this.characterLength();
    switch (sign) {
      case "(":
        return this.group();
      case "[":
        this.characterClass();
        return 1;
      case "\\":
        return this.escape();
      case "^":
      case "$":
        return 0;
      default:
        return 1;
    }
  }

  private group(): Width {
    if (!this.take("?")) {
      return this.capture(undefined);
    }
    if (this.match(/#[^)]*/y)[0] !== undefined) {
      this.close();
      return 0;
    }
    if (this.take("<=") || this.take("<!")) {
      return this.lookBehind(this.text.charAt(this.at - 1) === "!");
    }
    if (this.take("=") || this.take("!")) {
      this.body();
      return 0;
    }
    if (this.take(":") || this.take(">")) {
      return this.body();
    }
    if (this.take("~")) {
      this.body();
      return undefined;
    }
    const [condition] = this.match(/\((?:\d+|<[^>)]+>|'[^')]+')\)/y);
    if (condition !== undefined) {
      this.body();
      return undefined;
    }
    const [named, , name = ""] = this.match(/(<|')([^>')]*)[>']/y);
    if (named !== undefined) {
      if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) {
        throw new PatternError("a group with no name, or with a sign in it that names do not have");
      }
      return this.capture(name);
    }
    return this.options();
  }

  /** `(?imx-imx)` for the rest of the group, or `(?imx-imx:…)`. */
  private options(): Width {
    const [all, on = "", off = "", end] = this.match(/([imxadu]*)(?:-([imx]*))?([:)])/y);
    if (all === undefined) {
      throw new PatternError("a group (?… that Ruby does not have");
    }
    const wasExtended = this.isExtended;
    this.isExtended = (wasExtended || on.includes("x")) && !off.includes("x");
    if (end === ")") {
      return 0;
    }
    const width = this.body();
    this.isExtended = wasExtended;
    return width;
  }

  private capture(name: string | undefined): Width {
    if (this.negativeLookBehinds > 0) {
      throw new PatternError("a group in a negative look-behind");
    }
    this.groups += 1;
    if (name !== undefined) {
      this.names.add(name);
    }
    return this.body();
  }

  /** The alternatives of a look-behind may differ in width, but each has to have one. */
  private lookBehind(isNegative: boolean): Width {
    this.lookBehinds += 1;
    this.negativeLookBehinds += isNegative ? 1 : 0;
    const widths = this.alternatives();
    this.close();
    this.lookBehinds -= 1;
    this.negativeLookBehinds -= isNegative ? 1 : 0;
    if (widths.includes(undefined)) {
      throw new PatternError("a look-behind whose length varies");
    }
    return 0;
  }

  private body(): Width {
    const [first, ...others] = this.alternatives();
    this.close();
    return others.every((width) => width === first) ? first : undefined;
  }

  private close(): void {
    if (!this.take(")")) {
      throw new PatternError("a parenthesis that is not closed");
    }
  }

  /** What follows a backslash outside of a character class. */
  private escape(): Width {
    const [reference, kind, , name = ""] = this.match(/([kg])(<|')([^>']*)[>']/y);
    if (reference !== undefined) {
      this.refer(name.replace(/(.)[+-]\d+$/, "$1"), kind === "k");
      return undefined;
    }
    const [digits] = this.match(/[1-9]\d{0,2}/y);
    if (digits !== undefined) {
      if (digits.length === 1 || Number(digits) <= this.groups) {
        this.refuseInLookBehind();
        this.numberedReferences.push(Number(digits));
        return undefined;
      }
      return 1;
    }
    if (this.match(/[RX]/y)[0] !== undefined) {
      return undefined;
    }
    if (this.match(/[AbBGKzZ]/y)[0] !== undefined) {
      return 0;
    }
    this.escapedCharacter();
    return 1;
  }

  private refer(name: string, isBackReference: boolean): void {
    if (isBackReference) {
      this.refuseInLookBehind();
    }
    if (/^[+-]?\d+$/.test(name)) {
      const number = Math.abs(Number(name));
      if (number > 0 && isBackReference) {
        this.numberedReferences.push(number);
      }
    } else {
      this.namedReferences.push(name);
    }
  }

  private refuseInLookBehind(): void {
    if (this.lookBehinds > 0) {
      throw new PatternError("a reference in a look-behind");
    }
  }

  /** An escape that stands for a character or a kind of character. @returns true for a kind. */
  private escapedCharacter(): boolean {
    const [property, negation, name = ""] = this.match(/[pP]\{(\^?)([^}]*)\}/y);
    if (property !== undefined || negation !== undefined) {
      if (!isProperty(name)) {
        throw new PatternError("a property that Unicode does not have");
      }
      return true;
    }
    if (this.match(/x\{[0-9a-f]{1,8}\}|x[0-9a-f]{0,2}|u[0-9a-f]{4}/iy)[0] !== undefined) {
      return false;
    }
    const sign = this.text.charAt(this.at);
    const isControl = /^(?:c\\?[\s\S]|[CM]-[\s\S])/.test(this.text.slice(this.at, this.at + 3));
    if (sign === "" || (/[cCM]/.test(sign) && !isControl) || sign === "u" || sign === "x") {
      throw new PatternError(sign === "" ? "a backslash at the end" : `an incomplete \\${sign}`);
    }
    this.at += sign === "c" ? 2 : /[CM]/.test(sign) ? 3 : this.characterLength();
    return /[dDhHsSwW]/.test(sign);
  }

  private characterClass(): void {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      throw new PatternError(TOO_DEEP);
    }
    this.take("^");
    if (this.isNext("]") && !this.text.includes("]", this.at + 1)) {
      throw new PatternError("an empty character class");
    }
    let isFirst = true;
    while (isFirst || !this.take("]")) {
      if (this.at >= this.text.length) {
        throw new PatternError("a character class that is not closed");
      }
      this.classMember();
      isFirst = false;
    }
    this.depth -= 1;
  }

  /** A member of a character class, with the end of its range. */
  private classMember(): void {
    const first = this.classCharacter();
    if (this.take("-") && !this.isNext("]")) {
      if (first === undefined) {
        throw new PatternError("a range that does not begin with a character");
      }
      const last = this.classCharacter();
      if (last === undefined) {
        throw new PatternError("a range that does not end with a character");
      }
      if (first !== "\\" && last !== "\\" && first > last) {
        throw new PatternError("a range whose end comes before its beginning");
      }
    }
  }

  /** The character; a backslash for an escaped one; undefined for a kind of character or a class. */
  private classCharacter(): string | undefined {
    const [bracket, name = ""] = this.match(/\[:\^?([a-z]{0,20}):\]/iy);
    if (bracket !== undefined) {
      if (!POSIX_BRACKETS.test(name)) {
        throw new PatternError(`a bracket [:${name}:] that POSIX does not have`);
      }
      return undefined;
    }
    if (this.take("[")) {
      this.characterClass();
      return undefined;
    }
    if (this.take("&&")) {
      return undefined;
    }
    if (this.take("\\")) {
      return this.escapedCharacter() ? undefined : "\\";
    }
    const length = this.characterLength();
    this.at += length;
    return this.text.slice(this.at - length, this.at);
  }

  private characterLength(): number {
    return (this.text.codePointAt(this.at) ?? 0) > 0xffff ? 2 : 1;
  }

  private isNext(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  private take(text: string): boolean {
    const isTaken = this.isNext(text);
    this.at += isTaken ? text.length : 0;
    return isTaken;
  }

  /** Matches the sticky expression here, and goes on behind it; empty if it does not match. */
  private match(expression: RegExp): readonly (string | undefined)[] {
    expression.lastIndex = this.at;
    const match = expression.exec(this.text);
    this.at += match?.[0].length ?? 0;
    return match ?? [];
  }
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
