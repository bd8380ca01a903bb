/** The parts of Terraform's JSON output format that a rehearsal reads. */

/** A plan, as `terraform show -json` prints it. */
export interface PlanJson {
  /** What happens to each instance of a resource. */
  readonly resource_changes?: readonly ResourceChange[];
  /** What happens to each output, by its name. */
  readonly output_changes?: Readonly<Record<string, Change>>;
}

/** What happens to an instance of a resource. */
export interface ResourceChange {
  /** Its address in Terraform. */
  readonly address: string;
  /** A resource, or a data source. */
  readonly mode: "managed" | "data";
  /** Its type, such as `aws_ecs_service`. */
  readonly type: string;
  /** The name of the resource. */
  readonly name: string;
  /** The index of the instance, where the resource has `count` or `for_each`. */
  readonly index?: number | string;
  /** The change. */
  readonly change: Change;
}

/** What a plan does to a value. */
export interface Change {
  /** What is done. A replacement is a delete and a create, in their order. */
  readonly actions: readonly ("no-op" | "create" | "read" | "update" | "delete" | "forget")[];
  /** The value before. */
  readonly before: unknown;
  /** The value after. */
  readonly after: unknown;
  /** True, or nested true, where the value is known after apply only. */
  readonly after_unknown: unknown;
}

/** A state, as `terraform show -json` prints it. */
export interface StateJson {
  /**
   * What it holds.
   * @default - nothing
   */
  readonly values?: {
    readonly outputs?: Readonly<Record<string, { readonly value: unknown; readonly sensitive: boolean }>>;
    readonly root_module: StateModule;
  };
}

/** What a module of a state holds. */
export interface StateModule {
  /** The instances of its resources. */
  readonly resources?: readonly StateResource[];
  /** The modules in it. */
  readonly child_modules?: readonly StateModule[];
}

/** An instance of a resource in a state. */
export interface StateResource {
  /** Its address in Terraform. */
  readonly address: string;
  /** A resource, or a data source. */
  readonly mode: "managed" | "data";
  /** Its type, such as `aws_ecs_service`. */
  readonly type: string;
  /** Its arguments and attributes. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Counted as in Terraform's line "Plan: 1 to add, 2 to change, 3 to destroy": a replacement is one to add and one to destroy. */
export interface ChangeCounts {
  /** Resources that are created. */
  readonly add: number;
  /** Resources that are updated. */
  readonly change: number;
  /** Resources that are deleted. */
  readonly destroy: number;
}

export function countChanges({ resource_changes: changes = [] }: PlanJson): ChangeCounts {
  const managed = changes.filter(({ mode }) => mode === "managed");
  const count = (action: Change["actions"][number]) =>
    managed.filter(({ change }) => change.actions.includes(action)).length;
  return { add: count("create"), change: count("update"), destroy: count("delete") };
}

/** The outputs of a state by name. */
export function outputsOf({ values }: StateJson): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values?.outputs ?? {}).map(([name, { value }]) => [name, value]));
}

/** Every managed resource of a state, those of modules included. */
export function resourcesOf({ values }: StateJson): readonly StateResource[] {
  const walk = ({ resources = [], child_modules: modules = [] }: StateModule): StateResource[] => [
    ...resources.filter(({ mode }) => mode === "managed"),
    ...modules.flatMap(walk),
  ];
  return values ? walk(values.root_module) : [];
}
