/** The parts of Terraform's JSON output format that a rehearsal reads. */

export interface PlanJson {
  readonly resource_changes?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, Change>>;
}

interface ResourceChange {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly index?: number | string;
  readonly change: Change;
}

export interface Change {
  readonly actions: readonly ("no-op" | "create" | "read" | "update" | "delete" | "forget")[];
  readonly before: unknown;
  readonly after: unknown;
  /** True, or nested true, where the value is known after apply only. */
  readonly after_unknown: unknown;
}

export interface StateJson {
  readonly values?: {
    readonly outputs?: Readonly<Record<string, { readonly value: unknown; readonly sensitive: boolean }>>;
    readonly root_module: StateModule;
  };
}

interface StateModule {
  readonly resources?: readonly StateResource[];
  readonly child_modules?: readonly StateModule[];
}

export interface StateResource {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Counted as in Terraform's line "Plan: 1 to add, 2 to change, 3 to destroy": a replacement is one to add and one to destroy. */
export interface ChangeCounts {
  readonly add: number;
  readonly change: number;
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
