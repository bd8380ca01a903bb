import { isDeepStrictEqual } from "node:util";
import { type ObjectValue, stringAt } from "../../protocol/value.js";
import { hex } from "./ids.js";

interface StoredObject {
  readonly type: string;
  readonly values: ObjectValue;
}

/** The objects that a rehearsal has created, in memory. It stands in for an AWS account. */
export class Account {
  readonly id = "123456789012";
  private readonly objects = new Map<string, StoredObject>();
  private readonly usedSeeds = new Set<string>();
  private readonly revisions = new Map<string, number>();

  /**
   * A seed for the ids of a new object, made of its type and configuration, so that every run has the same ids.
   * Objects with equal configurations get the first seed that was never used, as AWS uses no id again.
   */
  newSeed(type: string, config: ObjectValue): string {
    const fingerprint = `${canonicalType(type)} ${stableJson(config)}`;
    for (let n = 0; ; n++) {
      const seed = hex(`${fingerprint} ${n}`, 32);
      if (!this.usedSeeds.has(seed)) {
        return seed;
      }
    }
  }

  put(type: string, values: ObjectValue, seed: string): void {
    this.objects.set(key(type, values), { type: canonicalType(type), values });
    this.usedSeeds.add(seed);
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

  /** The first object of a type that has all of the given attributes. */
  find(type: string, attributes: ObjectValue): ObjectValue | undefined {
    return this.all(type).find((values) =>
      Object.entries(attributes).every(([name, value]) => isDeepStrictEqual(values[name], value)),
    );
  }

  /** The number of the next revision of a task definition. AWS never uses a number again. */
  nextRevision(family: string): number {
    return (this.revisions.get(family) ?? 0) + 1;
  }
}

/** The load balancer resources have two names each: aws_alb… is another name of aws_lb…. */
export function canonicalType(type: string): string {
  return type.replace(/^aws_alb(?=_|$)/, "aws_lb");
}

/** ARNs are unique; other ids are unique within a type. */
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
