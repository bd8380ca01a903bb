/** The parts of `terraform show -json` of a plan that say what Terraform makes of a configuration. */
export interface PlanOfConfiguration {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly mode: string;
    readonly change: { readonly after: unknown; readonly after_unknown: unknown };
  }[];
  readonly configuration?: {
    readonly root_module: {
      readonly resources?: readonly {
        readonly address: string;
        readonly mode: string;
        readonly expressions: unknown;
        readonly depends_on?: readonly string[];
      }[];
    };
  };
}

/** What a place holds in the article and in the synthesized stack; undefined where there is nothing. */
export type Difference = readonly [article: unknown, synthesized: unknown];

export const UNKNOWN = "(known after apply)";

/**
 * The places where two plans differ, with what each of them has there: in the values of a resource, in what its
 * arguments refer to, and in its depends_on. The order of lists of strings, and of containers, says nothing.
 * The lifecycle is not in Terraform's JSON.
 */
export function differences(
  article: PlanOfConfiguration,
  synthesized: PlanOfConfiguration,
): Record<string, Difference> {
  const [ours, theirs] = [leavesOfPlan(synthesized), leavesOfPlan(article)];
  const places = new Set([...theirs.keys(), ...ours.keys()]);
  return Object.fromEntries(
    [...places]
      .filter((place) => theirs.get(place) !== ours.get(place))
      .map((place) => [place, [theirs.get(place), ours.get(place)]]),
  );
}

function leavesOfPlan({ resource_changes = [], configuration }: PlanOfConfiguration): Map<string, unknown> {
  const managed = ({ mode }: { readonly mode: string }) => mode === "managed";
  return new Map([
    ...resource_changes
      .filter(managed)
      .flatMap(({ address, change }) => leaves(address, withUnknowns(change.after, change.after_unknown))),
    ...(configuration?.root_module.resources ?? [])
      .filter(managed)
      .flatMap(({ address, expressions, depends_on = [] }) => [
        ...referencesIn(address, expressions),
        ...leaves(`${address}.depends_on`, depends_on),
      ]),
  ]);
}

/** The planned values, those included that are known after the apply. */
function withUnknowns(value: unknown, unknown: unknown): unknown {
  if (unknown === true) {
    return UNKNOWN;
  }
  if (Array.isArray(unknown) && Array.isArray(value)) {
    return value.map((element, index) => withUnknowns(element, unknown[index]));
  }
  if (isObject(unknown) && isObject(value)) {
    const names = Object.keys({ ...value, ...unknown });
    return Object.fromEntries(names.map((name) => [name, withUnknowns(value[name], unknown[name])]));
  }
  return value;
}

/** What each argument refers to. Terraform repeats a reference for each time that it is written. */
function referencesIn(place: string, expression: unknown): [string, unknown][] {
  if (Array.isArray(expression)) {
    return expression.flatMap((element, index) => referencesIn(`${place}[${index}]`, element));
  }
  if (!isObject(expression)) {
    return [];
  }
  if (Array.isArray(expression.references)) {
    return leaves(`${place}.references`, expression.references);
  }
  return Object.entries(expression).flatMap(([name, inner]) => referencesIn(`${place}.${name}`, inner));
}

/** Every place in a value that holds no further ones. */
function leaves(place: string, value: unknown): [string, unknown][] {
  const document = parsed(value);
  if (Array.isArray(document)) {
    return document.flatMap((element, index) =>
      typeof element === "string"
        ? [[`${place}.${element}`, true] as [string, unknown]]
        : leaves(`${place}.${nameOf(element) ?? index}`, element),
    );
  }
  if (isObject(document)) {
    return Object.entries(document).flatMap(([name, inner]) => leaves(`${place}.${name}`, inner));
  }
  return [[place, document]];
}

/** The document in a string that holds JSON; any other value as it is. */
function parsed(value: unknown): unknown {
  if (typeof value !== "string" || !/^[[{]/.test(value)) {
    return value;
  }
  return JSON.parse(value);
}

function nameOf(element: unknown): string | undefined {
  return isObject(element) && typeof element.name === "string" ? element.name : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
