import { isDeepStrictEqual } from "node:util";
import { hex } from "../facts/shapes.js";
import { type ObjectValue, stringAt } from "../protocol/value.js";

interface StoredObject {
  readonly type: string;
  readonly values: ObjectValue;
  readonly seed: string;
}

/** The objects that a rehearsal has made, in memory: what is an AWS account to the real provider. */
export class Account {
  readonly id = "123456789012";
  private readonly objects = new Map<string, StoredObject>();
  private readonly revisions = new Map<string, number>();

  /**
   * A seed for a new object, from its type and configuration alone. Of objects configured alike each takes
   * the first seed that is free, so that the same set of ids comes out of every run.
   */
  claimSeed(type: string, config: ObjectValue): string {
    const taken = new Set(Array.from(this.objects.values(), ({ seed }) => seed));
    const fingerprint = `${canonicalType(type)} ${stableJson(config)}`;
    for (let twin = 0; ; twin++) {
      const seed = hex(`${fingerprint} ${twin}`, 32);
      if (!taken.has(seed)) {
        return seed;
      }
    }
  }

  put(type: string, values: ObjectValue, seed: string): void {
    this.objects.set(key(type, values), { type: canonicalType(type), values, seed });
    const { family, revision } = values;
    if (typeof family === "string" && typeof revision === "number") {
      this.revisions.set(family, Math.max(revision, this.revisions.get(family) ?? 0));
    }
  }

  remove(type: string, values: ObjectValue): void {
    this.objects.delete(key(type, values));
  }

  all(type: string): ObjectValue[] {
    return Array.from(this.objects.values()).flatMap((object) =>
      object.type === canonicalType(type) ? [object.values] : [],
    );
  }

  /** The first object of a type whose attributes are all as given. */
  find(type: string, attributes: ObjectValue): ObjectValue | undefined {
    return this.all(type).find((values) =>
      Object.entries(attributes).every(([name, value]) => isDeepStrictEqual(values[name], value)),
    );
  }

  /** The number that the next revision of a task definition gets; numbers are never used again. */
  nextRevision(family: string): number {
    return (this.revisions.get(family) ?? 0) + 1;
  }
}

/** The load balancer resources have two names each. */
export function canonicalType(type: string): string {
  return type.replace(/^aws_alb(?=_|$)/, "aws_lb");
}

/** ARNs are unique; ids are unique within a type, save where they are a name. */
function key(type: string, values: ObjectValue): string {
  return [canonicalType(type), stringAt(values, "arn") ?? stringAt(values, "id") ?? stableJson(values)].join(
    " ",
  );
}

function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) =>
    typeof field === "object" && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)))
      : field,
  );
}
