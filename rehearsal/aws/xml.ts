/** An element of XML: its text, or its children by name, each name with all elements of it. */
export type XmlValue = string | XmlElement;

interface XmlElement {
  readonly [name: string]: readonly XmlValue[];
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

interface OpenElement {
  readonly name: string;
  readonly children: Record<string, XmlValue[]>;
  text: string;
}

/** Parses the XML of AWS' query protocol, which uses no attributes, comments or CDATA. */
export function parseXml(xml: string): XmlValue {
  const root: OpenElement = { name: "", children: {}, text: "" };
  const open: OpenElement[] = [root];
  for (const [, closing, name, empty, text] of xml.matchAll(/<(\/?)([\w:.-]+)[^>]*?(\/?)>|([^<]+)/g)) {
    const current = open.at(-1) ?? root;
    if (name === undefined) {
      current.text += text ?? "";
    } else if (closing) {
      open.pop();
      addChild(open.at(-1) ?? root, current.name, contentOf(current));
    } else if (empty) {
      addChild(current, name, "");
    } else {
      open.push({ name, children: {}, text: "" });
    }
  }
  return contentOf(root);
}

function addChild(parent: OpenElement, name: string, value: XmlValue): void {
  parent.children[name] = [...(parent.children[name] ?? []), value];
}

function contentOf({ children, text }: OpenElement): XmlValue {
  return Object.keys(children).length > 0
    ? children
    : text.trim().replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}

/** The elements at a path, such as ["DescribeRouteTablesResponse", "routeTableSet", "item"]. */
export function elementsAt(value: XmlValue | undefined, path: readonly string[]): XmlValue[] {
  return path.reduce<XmlValue[]>(
    (found, name) => found.flatMap((each) => (typeof each === "string" ? [] : (each[name] ?? []))),
    value === undefined ? [] : [value],
  );
}

/** The text of the first element at a path. */
export function textAt(value: XmlValue | undefined, path: readonly string[]): string | undefined {
  const [first] = elementsAt(value, path);
  return typeof first === "string" ? first : undefined;
}
