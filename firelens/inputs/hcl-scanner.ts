/** An expression that takes Terraform itself. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
}

/** Deeper than any expression that cdktf writes; keeps the evaluation from running out of stack. */
const MAX_DEPTH = 50;

/** Reads the words of an expression in HCL, from `index` on. */
export class HclScanner {
  constructor(
    protected readonly text: string,
    public index: number,
    protected depth: number,
  ) {}

  /** The text of a quoted string, up to and with the closing quote. */
  protected quoted(): string {
    const start = this.index;
    while (this.index < this.text.length) {
      const two = this.text.slice(this.index, this.index + 2);
      if (two.startsWith('"')) {
        this.index++;
        return this.text.slice(start, this.index - 1);
      }
      if (two === "${" && this.text[this.index - 1] !== "$") {
        this.index += 2;
        this.skipTo("}");
      } else {
        this.index += two.startsWith("\\") ? 2 : 1;
      }
    }
    throw new ExpressionError("a text without an end");
  }

  /** Moves behind the first `}`, or in front of the first other character, that is in no bracket and no text. */
  protected skipTo(...ends: readonly string[]): void {
    this.enter();
    let open = 0;
    for (; this.index < this.text.length; this.index++) {
      const character = this.text[this.index] ?? "";
      if (open === 0 && ends.includes(character)) {
        this.index += ends.length === 1 ? 1 : 0;
        this.depth--;
        return;
      }
      if (character === '"') {
        this.index++;
        this.quoted();
        // The loop moves on from the closing quote.
        this.index--;
      } else if ("([{".includes(character)) {
        open++;
      } else if (")]}".includes(character)) {
        open--;
      }
    }
    throw new ExpressionError("an expression without an end");
  }

  protected match(form: RegExp): string | undefined {
    this.skipSpace();
    form.lastIndex = this.index;
    const text = form.exec(this.text)?.[0];
    this.index += text?.length ?? 0;
    return text;
  }

  protected take(token: string): boolean {
    this.skipSpace();
    const isNext = this.text.startsWith(token, this.index);
    this.index += isNext ? token.length : 0;
    return isNext;
  }

  protected skipSpace(): void {
    while (/\s/.test(this.text[this.index] ?? "")) {
      this.index++;
    }
  }

  /** @throws ExpressionError if the expression nests too deeply. */
  protected enter(): void {
    this.depth++;
    refuseDepth(this.depth);
  }
}

/** @throws ExpressionError if that is too deep. */
export function refuseDepth(depth: number): void {
  if (depth > MAX_DEPTH) {
    throw new ExpressionError(`an expression nested deeper than ${MAX_DEPTH} levels`);
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/** The characters that a quoted string stands for. */
export function unescapeHcl(raw: string): string {
  return raw.replace(/\\(?:u([0-9a-fA-F]{4})|([nrt"\\]))/g, (_, hex?: string, letter?: string) =>
    hex === undefined ? (ESCAPES[letter ?? ""] ?? "") : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
