/** What is wrong with an expression. */
export class PatternError extends Error {}

/** The expression is nested more deeply than it is worth following. */
export class TooDeepError extends Error {}

const MAX_DEPTH = 250;

/** A place in an expression, which goes on as signs are taken. */
export class Scanner {
  private position = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  get isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  isNext(text: string): boolean {
    return this.text.startsWith(text, this.position);
  }

  /** True if the text is also found behind the next sign. */
  hasLater(text: string): boolean {
    return this.text.includes(text, this.position + 1);
  }

  /** The next `length` units of the text, which are not taken. */
  peek(length: number): string {
    return this.text.slice(this.position, this.position + length);
  }

  /** Takes the text if it comes next. */
  take(text: string): boolean {
    const isTaken = this.isNext(text);
    this.position += isTaken ? text.length : 0;
    return isTaken;
  }

  /** Takes one character; an empty text at the end. */
  takeCharacter(): string {
    const code = this.text.codePointAt(this.position);
    const character = code === undefined ? "" : String.fromCodePoint(code);
    this.position += character.length;
    return character;
  }

  /** Matches the sticky expression, and takes what it matches; empty if it does not match. */
  match(expression: RegExp): readonly (string | undefined)[] {
    expression.lastIndex = this.position;
    const match = expression.exec(this.text);
    this.position += match?.[0].length ?? 0;
    return match ?? [];
  }

  /** Gives back what was taken last. */
  back(length: number): void {
    this.position -= length;
  }

  /** Reads something that may hold its like. @throws TooDeepError */
  nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      throw new TooDeepError();
    }
    const result = read();
    this.depth -= 1;
    return result;
  }
}
