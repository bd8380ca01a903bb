/** The part of a synthesized configuration that a diagram shows. */
export interface DiagramSource {
  readonly resource: Readonly<Record<string, Readonly<Record<string, DiagramResource>>>>;
}

interface DiagramResource {
  /** cdktf's notes. */
  readonly "//"?: { readonly metadata: { readonly path: string } };
  readonly [argument: string]: unknown;
}

/**
 * A Mermaid flowchart of the resources of a synthesized configuration: a box for each construct of the stack, in it
 * its resources, and an arrow from each resource to those that it refers to.
 */
export function mermaid({ resource }: DiagramSource): string {
  const resources = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => ({ address: `${type}.${name}`, type, name, body })),
  );
  const constructOf = ({ body }: { readonly body: DiagramResource }) =>
    body["//"]?.metadata.path.split("/")[1] ?? "stack";
  const constructs = [...new Set(resources.map(constructOf))].sort();
  const boxes = constructs.flatMap((construct) => [
    `  subgraph ${construct}`,
    ...resources
      .filter((resource) => constructOf(resource) === construct)
      .map(({ address, type, name }) => `    ${idOf(address)}["${type}<br/>${name}"]`),
    "  end",
  ]);
  const arrows = resources.flatMap(({ address, body }) => {
    const text = JSON.stringify({ ...body, "//": undefined });
    return resources
      .filter((other) => other.address !== address && new RegExp(`\\b${other.address}(?![\\w-])`).test(text))
      .map((other) => `  ${idOf(address)} --> ${idOf(other.address)}`);
  });
  return ["flowchart LR", ...boxes, ...arrows].join("\n");
}

function idOf(address: string): string {
  return address.replace(".", "__");
}
