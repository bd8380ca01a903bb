import type { ProviderClient } from "../rehearsal/protocol/client.js";
import {
  type DynamicValue,
  decodeObject,
  encodeValue,
  isList,
  isObject,
  type ObjectValue,
  UNKNOWN,
  type Value,
} from "../rehearsal/protocol/value.js";
import type { ResourceBehaviour } from "../rehearsal/provider/provider-behaviour.js";
import type { Block } from "../rehearsal/schema/block.js";
import {
  asBlock,
  defaultsOf,
  exampleOf,
  fullObject,
  MAX_DEPTH,
  minimalObject,
  withComputed,
  withoutNulls,
} from "./example-objects.js";

/** Arguments without which the provider refuses to plan any change of the resource. */
const NEEDED_ARGUMENTS: Readonly<Record<string, ObjectValue>> = {
  aws_cloudwatch_metric_alarm: { metric_name: "1", statistic: "Sum" },
  aws_lb_target_group: { port: 1, protocol: "HTTP", target_type: "ip", vpc_id: "1" },
  aws_s3_bucket_lifecycle_configuration: {
    transition_default_minimum_object_size: "all_storage_classes_128K",
  },
};

interface PlanResponse {
  readonly planned_state: DynamicValue;
  readonly requires_replace: readonly { readonly steps: readonly { readonly attribute_name: string }[] }[];
  readonly diagnostics: readonly { readonly summary: string }[];
}

/** Observes one resource type of a provider that is configured. */
export class ProviderObserver {
  readonly forceNew = new Set<string>();
  readonly defaults: Record<string, Value> = {};
  private readonly minimal: ObjectValue;

  constructor(
    private readonly provider: ProviderClient,
    private readonly type: string,
    private readonly block: Block,
  ) {
    this.minimal = { ...minimalObject(block), ...NEEDED_ARGUMENTS[type] };
  }

  async observe(): Promise<ResourceBehaviour> {
    const created = await this.plan(null, this.minimal);
    const computedBlocks = this.block.blocks.flatMap(({ name }) => {
      const value = created?.planned[name];
      return value === UNKNOWN || (isList(value) && value.length > 0) ? [name] : [];
    });
    this.collectDefaults(this.block, this.minimal, created?.planned, "");
    for (const nested of this.block.blocks) {
      const config = { ...this.minimal, [nested.name]: asBlock(nested.nesting, fullObject(nested.block)) };
      const { planned } = (await this.plan(null, config)) ?? {};
      this.collectDefaults(this.block, config, planned, "");
    }
    await this.tryArguments(this.block, this.minimal, "", (object) => object);
    const forceNew = [...this.forceNew].filter((path) => !this.forceNew.has(parentOf(path)));
    return { forceNew: forceNew.sort(), defaults: sorted(this.defaults), computedBlocks };
  }

  /** Arguments that the configuration leaves out and that the plan knows. */
  private collectDefaults(
    block: Block,
    config: ObjectValue,
    planned: Value | undefined,
    prefix: string,
  ): void {
    if (!isObject(planned)) {
      return;
    }
    for (const { name, optional } of block.attributes) {
      const value = planned[name] ?? null;
      if (optional && config[name] === null && !hasUnknown(value) && !isEmpty(value)) {
        this.defaults[prefix + name] = value;
      }
    }
    for (const { name, block: inner } of block.blocks) {
      const [given, found] = [firstElement(config[name]), firstElement(planned[name])];
      if (isObject(given)) {
        this.collectDefaults(inner, given, found, `${prefix}${name}.`);
      }
    }
  }

  private async tryArguments(
    block: Block,
    minimal: ObjectValue,
    prefix: string,
    wrap: (object: ObjectValue) => ObjectValue,
  ): Promise<void> {
    const tryChange = (name: string, values: readonly (readonly [Value, Value])[]) =>
      this.tryChanges(
        prefix + name,
        values.map(([from, to]) => [wrap({ ...minimal, [name]: from }), wrap({ ...minimal, [name]: to })]),
      );
    for (const { name, type, required, optional } of block.attributes) {
      const [one, other] = [exampleOf(type, 1), exampleOf(type, 2)];
      if (required) {
        await tryChange(name, [[one, other]]);
      } else if (optional && name !== "id") {
        await tryChange(name, [
          [one, other],
          [null, one],
          [one, null],
        ]);
      }
    }
    for (const { name, nesting, block: inner } of block.blocks.filter(
      (nested) => nested.name !== "timeouts",
    )) {
      const [none, one] = [asBlock(nesting, null), asBlock(nesting, minimalObject(inner))];
      await tryChange(name, [
        [none, one],
        [one, none],
      ]);
      if (prefix.split(".").length < MAX_DEPTH) {
        await this.tryArguments(inner, minimalObject(inner), `${prefix}${name}.`, (object) =>
          wrap({ ...minimal, [name]: asBlock(nesting, object) }),
        );
      }
    }
  }

  private async tryChanges(
    path: string,
    changes: readonly (readonly [ObjectValue, ObjectValue])[],
  ): Promise<void> {
    for (const [from, to] of changes) {
      const prior = withComputed(this.block, {
        ...defaultsOf(this.block, this.defaults),
        ...withoutNulls(from),
      });
      const { replaced = [] } = (await this.plan(prior, to)) ?? {};
      if (replaced.some((other) => isWithin(other, path) || isWithin(path, other))) {
        this.forceNew.add(path);
      }
    }
  }

  /** Undefined where the provider refuses the change. */
  private async plan(
    prior: ObjectValue | null,
    config: ObjectValue,
  ): Promise<{ readonly planned: ObjectValue; readonly replaced: readonly string[] } | undefined> {
    const kept = this.block.attributes.filter(({ name, computed }) => computed && config[name] === null);
    const proposed = prior && {
      ...config,
      ...Object.fromEntries(kept.map(({ name }) => [name, prior[name] ?? null])),
    };
    const response = await this.provider.call<PlanResponse>("PlanResourceChange", {
      type_name: this.type,
      prior_state: encodeValue(prior),
      proposed_new_state: encodeValue(proposed ?? config),
      config: encodeValue(config),
    });
    if (response.diagnostics.length > 0) {
      return undefined;
    }
    const replaced = response.requires_replace.map(({ steps }) =>
      steps.flatMap(({ attribute_name: name }) => (name ? [name] : [])).join("."),
    );
    return { planned: decodeObject(response.planned_state) ?? {}, replaced };
  }
}

function hasUnknown(value: Value): boolean {
  return value === UNKNOWN || (isList(value) && value.some(hasUnknown));
}

function isEmpty(value: Value): boolean {
  return value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}

function firstElement(value: Value | undefined): Value | undefined {
  return isList(value) ? value[0] : value;
}

function parentOf(path: string): string {
  return path.split(".").slice(0, -1).join(".");
}

function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`);
}

function sorted(values: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
