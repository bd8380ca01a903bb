import { isRecord } from "../model/field-reader.js";
import { type Fields, NO_FIELDS } from "./values.js";

/** `aws_iam_role.task`, and not `var.name`. */
const RESOURCE = /^(?!(?:count|data|each|local|module|path|self|terraform|var)\.)\w+\.[\w-]+$/;

/** What the configuration of a plan says about values that are known after apply only: what they refer to. */
export class Configuration {
  private readonly expressions = new Map<string, Fields>();

  /** @param json `configuration` of a plan; a plan may have none */
  constructor(json: unknown) {
    this.addModule(isRecord(json) ? json.root_module : undefined, "");
  }

  /** True if the configuration sets the attribute, or if nobody knows. */
  sets(address: string, attribute: string): boolean {
    const expressions = this.expressions.get(withoutIndexes(address));
    return expressions === undefined || Object.hasOwn(expressions, attribute);
  }

  /** The addresses of the resources that the attribute refers to, such as `aws_iam_role.task`. */
  references(address: string, attribute: string): readonly string[] {
    const expression = this.expressions.get(withoutIndexes(address))?.[attribute];
    const names = isRecord(expression) && Array.isArray(expression.references) ? expression.references : [];
    const module = /^(?:module\.[^.]+\.)*/.exec(withoutIndexes(address))?.[0] ?? "";
    // Beside `aws_iam_role.task.name`, Terraform lists `aws_iam_role.task`.
    const resources = names
      .filter((name) => typeof name === "string" && RESOURCE.test(name))
      .map((name) => `${module}${name}`);
    return [...new Set(resources)];
  }

  private addModule(module: unknown, prefix: string): void {
    if (!isRecord(module)) {
      return;
    }
    for (const resource of Array.isArray(module.resources) ? module.resources : []) {
      if (isRecord(resource) && isRecord(resource.expressions)) {
        this.expressions.set(`${prefix}${String(resource.address)}`, resource.expressions);
      }
    }
    const calls = isRecord(module.module_calls) ? module.module_calls : NO_FIELDS;
    for (const [name, call] of Object.entries(calls)) {
      this.addModule(isRecord(call) ? call.module : undefined, `${prefix}module.${name}.`);
    }
  }
}

/** `module.a["x"].aws_vpc.main[0]` → `module.a.aws_vpc.main`. */
function withoutIndexes(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "");
}
