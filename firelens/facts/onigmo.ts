import { characterClass } from "./onigmo-character-class.js";
import { escapedCharacter } from "./onigmo-escape.js";
import { PatternError, Scanner, TooDeepError } from "./onigmo-scanner.js";

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
    if (error instanceof TooDeepError) {
      return undefined;
    }
    if (error instanceof PatternError) {
      return error.message;
    }
    throw error;
  }
}

/** ONIG_MAX_REPEAT_NUM. */
const MAX_REPEAT = 100_000;

/** Fluent Bit takes `/expression/` and `/expression/imxo` too. */
function withoutSlashes(expression: string): string {
  return /^\/([\s\S]+)\/[imxo]*$/.exec(expression)?.[1] ?? expression;
}

/** How many characters an expression matches; undefined if that varies. */
type Width = number | undefined;

class Parser {
  private readonly scanner: Scanner;
  private groups = 0;
  private isExtended = false;
  /** Depths of the look-behinds around the place: negative ones take no groups. */
  private negativeLookBehinds = 0;
  private lookBehinds = 0;
  private readonly names = new Set<string>();
  private readonly namedReferences: string[] = [];
  private readonly numberedReferences: number[] = [];

  constructor(text: string) {
    this.scanner = new Scanner(text);
  }

  parse(): void {
    this.alternatives();
    if (!this.scanner.isAtEnd) {
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
    return this.scanner.nested(() => {
      const wasExtended = this.isExtended;
      const widths = [this.sequence()];
      while (this.scanner.take("|")) {
        widths.push(this.sequence());
      }
      this.isExtended = wasExtended;
      return widths;
    });
  }

  private sequence(): Width {
    let width: Width = 0;
    while (!this.scanner.isAtEnd && !this.scanner.isNext("|") && !this.scanner.isNext(")")) {
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
      } else if (this.scanner.take("*") || this.scanner.take("+") || this.scanner.take("?")) {
        width = width === 0 ? 0 : undefined;
      } else {
        return width;
      }
    }
  }

  /** `{n}`, `{n,}`, `{,m}` or `{n,m}`: anything else in braces stands for itself. */
  private interval(): { readonly minimum: number; readonly isFixed: boolean } | undefined {
    const [all, minimum = "", comma, maximum = ""] = this.scanner.match(/\{(\d*)(,?)(\d*)\}/y);
    if (all === undefined || (minimum === "" && maximum === "")) {
      this.scanner.back(all?.length ?? 0);
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
    if (this.isExtended && this.scanner.match(/\s+|#[^\n]*\n?/y)[0] !== undefined) {
      return 0;
    }
    if (/[*+?]/.test(this.scanner.peek(1)) || this.interval() !== undefined) {
      throw new PatternError("nothing to repeat");
    }
    switch (this.scanner.takeCharacter()) {
      case "(":
        return this.group();
      case "[":
        characterClass(this.scanner);
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
    if (!this.scanner.take("?")) {
      return this.capture(undefined);
    }
    if (this.scanner.match(/#[^)]*/y)[0] !== undefined) {
      this.close();
      return 0;
    }
    if (this.scanner.take("<=")) {
      return this.lookBehind(false);
    }
    if (this.scanner.take("<!")) {
      return this.lookBehind(true);
    }
    if (this.scanner.take("=") || this.scanner.take("!")) {
      this.body();
      return 0;
    }
    if (this.scanner.take(":") || this.scanner.take(">")) {
      return this.body();
    }
    if (this.scanner.take("~")) {
      this.body();
      return undefined;
    }
    const [condition] = this.scanner.match(/\((?:\d+|<[^>)]+>|'[^')]+')\)/y);
    if (condition !== undefined) {
      this.body();
      return undefined;
    }
    const [named, , name = ""] = this.scanner.match(/(<|')([^>')]*)[>']/y);
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
    const [all, on = "", off = "", end] = this.scanner.match(/([imxadu]*)(?:-([imx]*))?([:)])/y);
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
    if (!this.scanner.take(")")) {
      throw new PatternError("a parenthesis that is not closed");
    }
  }

  /** What follows a backslash outside of a character class. */
  private escape(): Width {
    const [reference, kind, , name = ""] = this.scanner.match(/([kg])(<|')([^>']*)[>']/y);
    if (reference !== undefined) {
      this.refer(name.replace(/(.)[+-]\d+$/, "$1"), kind === "k");
      return undefined;
    }
    const [digits] = this.scanner.match(/[1-9]\d{0,2}/y);
    if (digits !== undefined) {
      if (digits.length === 1 || Number(digits) <= this.groups) {
        this.refuseInLookBehind();
        this.numberedReferences.push(Number(digits));
        return undefined;
      }
      return 1;
    }
    if (this.scanner.match(/[RX]/y)[0] !== undefined) {
      return undefined;
    }
    if (this.scanner.match(/[AbBGKzZ]/y)[0] !== undefined) {
      return 0;
    }
    escapedCharacter(this.scanner);
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
}
