import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A property of an interface, as its source says it. */
export interface Property {
  readonly type: string;
  /** The doc comment on one line, without its tags. */
  readonly description: string;
  /** What stands behind `@default`. */
  readonly default?: string;
  readonly isRequired: boolean;
}

/** The properties of an interface, and the names of the interfaces that it extends. */
interface Interface {
  readonly bases: readonly string[];
  readonly properties: ReadonlyMap<string, Property>;
}

/** Interfaces by name. A type that is another name for some has theirs as bases. */
export type Interfaces = ReadonlyMap<string, Interface>;

const INTERFACE = /^(?:export )?interface (\w+)(?: extends ([\w, ]+))? \{\n([\s\S]*?)\n\}/gm;
const ALIAS = /^export type (\w+) = (.*);$/gm;
const PROPERTY = /(?: {2}\/\*\*([\s\S]*?)\*\/\n)? {2}readonly (\w+)(\??): (.*);/g;

/**
 * The interfaces in the sources.
 * @param folder - the project's
 */
export function readInterfaces(folder: string): Interfaces {
  const sources = ["firelens", "src"].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(folder, part, file), "utf8")),
  );
  return new Map(sources.flatMap((source) => [...readAliases(source), ...readSource(source)]));
}

function readAliases(source: string): [string, Interface][] {
  return [...source.matchAll(ALIAS)].map(([, name = "", type = ""]) => [
    name,
    { bases: type.match(/\w+/g) ?? [], properties: new Map() },
  ]);
}

function readSource(source: string): [string, Interface][] {
  return [...source.matchAll(INTERFACE)].map(([, name = "", bases = "", body = ""]) => [
    name,
    { bases: bases.split(/,\s*/), properties: readProperties(body) },
  ]);
}

function readProperties(body: string): ReadonlyMap<string, Property> {
  return new Map(
    [...body.matchAll(PROPERTY)].map(([, doc = "", name = "", mark, type = ""]) => [
      name,
      { type, isRequired: mark === "", ...readDoc(doc) },
    ]),
  );
}

function readDoc(doc: string): Omit<Property, "type" | "isRequired"> {
  const text = doc.replace(/^\s*\* ?/gm, "").replace(/\s+/g, " ");
  const [description = "", fallback] = text.split("@default");
  return {
    description: description.trim(),
    ...(fallback && { default: fallback.trim().replace(/^- /, "") }),
  };
}

/** The names of the interfaces in a type, in order. */
export function interfacesIn(type: string, interfaces: Interfaces): readonly string[] {
  return (type.match(/\w+/g) ?? []).filter((name) => interfaces.has(name));
}

/** The properties of all interfaces that a type names, and of those that they extend. */
export function propertiesOf(type: string, interfaces: Interfaces): Map<string, Property> {
  const named = interfacesIn(type, interfaces).flatMap((name) => interfaces.get(name) ?? []);
  return new Map(
    named.flatMap(({ bases, properties }) => [...propertiesOf(bases.join(" "), interfaces), ...properties]),
  );
}
