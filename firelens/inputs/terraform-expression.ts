import { isRecord, UNKNOWN } from "../model/field-reader.js";
import { ExpressionError, HclScanner, refuseDepth, unescapeHcl } from "./hcl-scanner.js";

/** What an expression can refer to. */
export interface Scope {
  /** The value of a reference such as `var.cpu` or a template's variable; undefined if it is not known. */
  readonly reference: (name: string) => unknown;
  /** The text of a file; undefined if there is none. */
  readonly file: (path: string) => string | undefined;
}

/** Stands for an unknown value inside a text. A private-use character, so that no definition has it by chance. */
const UNKNOWN_MARK = "\ue000";

/** The value, with every text that holds an unknown part replaced by UNKNOWN. */
export function withUnknowns(value: unknown): unknown {
  if (typeof value === "string") {
    return value.includes(UNKNOWN_MARK) ? UNKNOWN : value;
  }
  if (Array.isArray(value)) {
    return value.map(withUnknowns);
  }
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withUnknowns(item)]));
  }
  return value;
}

/**
 * A Terraform string template, such as `web-${var.stage}`, as far as that is possible without Terraform: references,
 * literals, lists, objects and the functions that cdktf's assets use. Anything else is unknown.
 *
 * @returns the value of the only expression, or a text in which a mark stands for what is not known.
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
  return parts.length === 3 && before === "" && after === "" ? only : parts.map(textOf).join("");
}

function textOf(value: unknown): string {
  if (typeof value === "object" && value !== null) {
    throw new ExpressionError("a list or an object inside a text");
  }
  return value === UNKNOWN ? UNKNOWN_MARK : String(value);
}

const FUNCTIONS: Readonly<Record<string, (args: readonly unknown[]) => unknown>> = {
  jsonencode: ([value]) => JSON.stringify(value, (_, item) => (item === UNKNOWN ? UNKNOWN_MARK : item)),
  tostring: ([value]) => (value === UNKNOWN ? UNKNOWN : textOf(value)),
  tonumber: ([value]) => (value === UNKNOWN ? UNKNOWN : Number(value)),
  trimprefix: ([text, prefix]) =>
    typeof text === "string" && text.startsWith(String(prefix)) ? text.slice(String(prefix).length) : text,
  trimsuffix: ([text, suffix]) =>
    typeof text === "string" && text.endsWith(String(suffix))
      ? text.slice(0, text.length - String(suffix).length)
      : text,
};

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
    const value = this.expression();
    if (this.take("~}") || this.take("}")) {
      return value;
    }
    // An operator follows: its value is left open.
    return this.unknownTo("}");
  }

  private isFor(): boolean {
    return this.match(/for\b/y) !== undefined;
  }

  private unknownTo(end: string): typeof UNKNOWN {
    this.skipTo(end);
    return UNKNOWN;
  }

  private expression(): unknown {
    this.enter();
    const value = this.term();
    this.depth--;
    return value;
  }

  private term(): unknown {
    this.take("~");
    if (this.take('"')) {
      return evaluateParts(this.quoted(), this.scope, this.depth, unescapeHcl);
    }
    if (this.take("[")) {
      return this.isFor() ? this.unknownTo("]") : this.list("]");
    }
    if (this.take("{")) {
      return this.isFor() ? this.unknownTo("}") : this.object();
    }
    if (this.take("(")) {
      return this.unknownTo(")");
    }
    const number = this.match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
    if (number !== undefined) {
      return Number(number);
    }
    const name = this.match(/[A-Za-z_][\w-]*(?:\.[\w-]+|\.\*|\[(?:\d+|"[^"\\]*"|\*)\])*/y);
    if (name === undefined) {
      throw new ExpressionError(
        `an expression that takes Terraform: ${this.text.slice(this.index, this.index + 40)}`,
      );
    }
    return this.take("(") ? this.call(name) : this.reference(name);
  }

  private reference(name: string): unknown {
    const constants: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
    if (Object.hasOwn(constants, name)) {
      return constants[name];
    }
    const value = this.scope.reference(name);
    return value === undefined ? UNKNOWN : value;
  }

  private call(name: string): unknown {
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
    const apply = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    return apply === undefined ? UNKNOWN : apply(args);
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
    const value = this.expression();
    this.skipSpace();
    const next = this.text[this.index];
    if (next === "," || next === end || /[\w"]/.test(next ?? "")) {
      return value;
    }
    this.skipTo(",", end);
    return UNKNOWN;
  }
}
