import { isRecord } from "../model/field-reader.js";
import { holdsUnknown, unknownText } from "../model/unknown-text.js";
import { ExpressionError, HclScanner, refuseDepth, unescapeHcl } from "./hcl-scanner.js";
import { FUNCTIONS, OPERATORS, TEXT_FUNCTIONS, textOf } from "./terraform-functions.js";

/** What an expression can refer to. */
export interface Scope {
  /** The value of a reference such as `var.cpu` or a template's variable; undefined if it is not known. */
  readonly reference: (name: string) => unknown;
  /** The text of a file; undefined if there is none. */
  readonly file: (path: string) => string | undefined;
}

/** More than any file of a task; ends what refers to itself twice, and so doubles. */
const MAX_CHARACTERS = 1024 * 1024;

/**
 * A Terraform string template, such as `web-${var.stage}`, as far as that is possible without Terraform: references,
 * literals, lists, objects, sums and products, and the functions that cdktf's assets use. Anything else is unknown.
 *
 * @returns the value of the only expression, or a text. An `unknownText` stands for what is not known.
 * @throws ExpressionError for directives such as `%{ if }`, and for what is no expression.
 */
export function evaluateTemplate(text: string, scope: Scope): unknown {
  return evaluateParts(text, scope, 0, (literal) => literal);
}

function evaluateParts(
  text: string,
  scope: Scope,
  depth: number,
  decode: (literal: string) => string,
): unknown {
  refuseDepth(depth);
  const parts: unknown[] = [];
  let literal = "";
  let index = 0;
  while (index < text.length) {
    const two = text.slice(index, index + 2);
    const three = text.slice(index, index + 3);
    if (three === "$${" || three === "%%{") {
      literal += three.slice(1);
      index += 3;
    } else if (two === "%{") {
      throw new ExpressionError("a template with directives (%{ … })");
    } else if (two === "${") {
      const parser = new ExpressionParser(text, index + 2, depth, scope);
      parts.push(decode(literal), parser.interpolation());
      literal = "";
      index = parser.index;
    } else {
      literal += text[index];
      index++;
    }
  }
  parts.push(decode(literal));
  const [before, only, after] = parts;
  if (parts.length === 3 && before === "" && after === "") {
    return only;
  }
  const joined = parts.map(textOf).join("");
  if (joined.length > MAX_CHARACTERS) {
    throw new ExpressionError("a text of more than 1 MiB");
  }
  return joined;
}

/** Reads one expression and evaluates it at once. */
class ExpressionParser extends HclScanner {
  constructor(
    text: string,
    index: number,
    depth: number,
    private readonly scope: Scope,
  ) {
    super(text, index, depth);
  }

  /** The expression of `${…}`, up to and with the closing brace. */
  interpolation(): unknown {
    const start = this.index;
    const value = this.expression();
    if (this.take("~}") || this.take("}")) {
      return value;
    }
    // An operator follows: its value is left open.
    this.skipTo("}");
    return unknownText(this.text.slice(start, this.index - 1));
  }

  private isFor(): boolean {
    return this.match(/for\b/y) !== undefined;
  }

  /** The value that is not known of an expression from `start` to here. */
  private unknownSince(start: number): string {
    return unknownText(this.text.slice(start, this.index));
  }

  private unknownTo(end: string, start: number): string {
    this.skipTo(end);
    return this.unknownSince(start);
  }

  private expression(): unknown {
    this.enter();
    const value = this.operation(/[-+]/y, () => this.operation(/[*/%]/y, () => this.term()));
    this.depth--;
    return value;
  }

  private operation(operator: RegExp, operand: () => unknown): unknown {
    const start = this.index;
    const first = operand();
    let result = first;
    let sign = this.match(operator);
    if (sign === undefined) {
      return first;
    }
    for (; sign !== undefined; sign = this.match(operator)) {
      const other = operand();
      const isKnown = typeof result === "number" && typeof other === "number";
      result = isKnown ? OPERATORS[sign]?.(Number(result), Number(other)) : undefined;
    }
    return Number.isFinite(result) ? result : this.unknownSince(start);
  }

  private term(): unknown {
    this.take("~");
    this.skipSpace();
    const start = this.index;
    if (this.take('"')) {
      return evaluateParts(this.quoted(), this.scope, this.depth, unescapeHcl);
    }
    if (this.take("[")) {
      return this.isFor() ? this.unknownTo("]", start) : this.list("]");
    }
    if (this.take("{")) {
      return this.isFor() ? this.unknownTo("}", start) : this.object();
    }
    if (this.take("(")) {
      const value = this.expression();
      return this.take(")") ? value : this.unknownTo(")", start);
    }
    const number = this.match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
    if (number !== undefined) {
      return Number(number);
    }
    const name = this.match(/[A-Za-z_][\w-]*(?:\.[\w-]+|\.\*|\[(?:\d+|"[^"\\]*"|\*)\])*/y);
    if (name === undefined && this.index === this.text.length) {
      throw new ExpressionError("an expression without an end");
    }
    if (name === undefined) {
      throw new ExpressionError(
        `an expression that takes Terraform: ${this.text.slice(this.index, this.index + 40)}`,
      );
    }
    return this.take("(") ? this.call(name, start) : this.reference(name);
  }

  private reference(name: string): unknown {
    const constants: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
    if (Object.hasOwn(constants, name)) {
      return constants[name];
    }
    const value = this.scope.reference(name);
    return value === undefined ? unknownText(name) : value;
  }

  private call(name: string, start: number): unknown {
    const args = this.list(")");
    if (name === "file") {
      return this.file(args[0]);
    }
    if (name === "templatefile") {
      const [path, variables] = args;
      const known = isRecord(variables) ? variables : {};
      const reference = (key: string) => (Object.hasOwn(known, key) ? known[key] : undefined);
      const scope = { reference, file: () => undefined };
      return evaluateParts(this.file(path), scope, this.depth, (literal) => literal);
    }
    if (Object.hasOwn(TEXT_FUNCTIONS, name)) {
      return TEXT_FUNCTIONS[name]?.(args);
    }
    const apply = Object.hasOwn(FUNCTIONS, name) && !args.some(holdsUnknown) ? FUNCTIONS[name] : undefined;
    return apply?.(args) ?? this.unknownSince(start);
  }

  private file(path: unknown): string {
    const text = typeof path === "string" ? this.scope.file(path) : undefined;
    if (text === undefined) {
      throw new ExpressionError(`a file that is not there: ${String(path)}`);
    }
    return text;
  }

  private list(end: string): readonly unknown[] {
    const items: unknown[] = [];
    while (!this.take(end)) {
      items.push(this.item(end));
      this.take(",");
    }
    return items;
  }

  private object(): Readonly<Record<string, unknown>> {
    const entries: [string, unknown][] = [];
    while (!this.take("}")) {
      const key = this.take('"') ? unescapeHcl(this.quoted()) : this.match(/[A-Za-z_][\w-]*/y);
      if (key === undefined || !(this.take("=") || this.take(":"))) {
        throw new ExpressionError("an object whose keys are expressions");
      }
      entries.push([key, this.item("}")]);
      this.take(",");
    }
    return Object.fromEntries(entries);
  }

  /** An element of a list, object or call; unknown if an operator follows its first operand. */
  private item(end: string): unknown {
    this.skipSpace();
    const start = this.index;
    const value = this.expression();
    this.skipSpace();
    const next = this.text[this.index];
    if (next === "," || next === end || /[\w"]/.test(next ?? "")) {
      return value;
    }
    this.skipTo(",", end);
    return this.unknownSince(start);
  }
}
