import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mermaid } from "../scripts/mermaid.js";
import * as destinations from "../src/destinations/index.js";
import { FluentBitStack } from "../src/fluent-bit-stack.js";
import { production } from "../src/production.js";
import { configurationOf, synthesize, testApp } from "./support/synthesize.js";
import { synthesizedBy } from "./support/synthesized-folder.js";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const readme = read("README.md");
const certificate = {
  arn: "arn:aws:acm:us-east-1:111122223333:certificate/0123abcd-01ab-23cd-45ef-0123456789ab",
};
const productionProps = production({ name: "nginx", certificate });

/** The part of the README below a heading of the second level. */
const section = (heading: string) => readme.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
/** The cells of the rows of a table, without its head. */
const rows = (text: string) =>
  [...text.matchAll(/^\|(.*)\|$/gm)]
    .map(([, row = ""]) => row.split(" |").map((cell) => cell.replace(/^\|? /, "").trim()))
    .slice(2);
const names = (text: string) => [...text.matchAll(/`([\w.]+)`/g)].map(([, name = ""]) => name);

describe("the README", () => {
  it("names files that there are", () => {
    const links = [...readme.matchAll(/\]\((?!#|http)([^)#]+)/g)].map(([, file = ""]) => file);
    const folders = rows(section("Layout")).flatMap(([path = ""]) => path.match(/[\w./]+/g) ?? []);
    expect(links.length + folders.length).toBeGreaterThan(15);
    for (const file of [...links, ...folders]) {
      expect(existsSync(join(root, file)), file).toBe(true);
    }
  });

  it("names scripts that there are", () => {
    const { scripts, bin } = JSON.parse(read("package.json"));
    const used = [...readme.matchAll(/npm (?:run (?:--silent )?)?(start|test|(?<=run )\w+)/g)].map(
      ([, name = ""]) => name,
    );
    expect(used.length).toBeGreaterThan(8);
    for (const name of used) {
      expect(scripts).toHaveProperty(name);
    }
    expect(Object.keys(bin)).toEqual(["firelens"]);
  });

  it("lists the corrections that are marked in the code", () => {
    const source = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => read(join("src", file)))
      .join("\n");
    const marked = new Set([...source.matchAll(/Correction ([a-z-]+):/g)].map(([, id]) => id));
    expect(
      rows(section("Corrections"))
        .flatMap(([id = ""]) => names(id.replaceAll("-", "_")))
        .sort(),
    ).toEqual([...marked].map((id) => id?.replaceAll("-", "_")).sort());
    expect(marked.size).toBe(4);
  });

  it("lists every destination", () => {
    const factories = Object.keys(destinations).filter(
      (name) => !["allow", "fromSecretsManager", "fromSsmParameter"].includes(name),
    );
    for (const factory of factories) {
      expect(section("Destinations")).toContain(`\`${factory}\``);
    }
  });

  it("says why each dependency is there", () => {
    const { dependencies, devDependencies } = JSON.parse(read("package.json"));
    const named = rows(section("Contributing")).flatMap(([packages = ""]) => packages.split(", "));
    expect(named.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
  });
});

describe("the table of options", () => {
  const table = rows(section("Options"));
  const options = table.flatMap(([cell = "", mark = ""]) => {
    const [first = "", ...others] = names(cell);
    const group = first.includes(".") ? `${first.split(".")[0]}.` : "";
    return [first, ...others.map((name) => `${group}${name}`)].map((option) => ({
      option,
      isOn: mark === "✔",
    }));
  });
  const SOURCES = {
    network: ["network-options"],
    loadBalancer: ["load-balancer-options", "target-group"],
    service: ["service", "cluster", "deployment", "task-security-group"],
    task: ["task-options", "role-options"],
    logs: ["log-groups"],
    router: ["router-container"],
  };
  /** The optional props of the interfaces whose names end with Options or RouterProps, in these files. */
  const declared = (files: readonly string[]) =>
    files
      .flatMap((file) => [
        ...read(`src/constructs/${file}.ts`).matchAll(
          /interface (\w+Options|RouterProps)\b[^{]*\{([\s\S]*?)\n\}/g,
        ),
      ])
      .filter(([, name]) => name !== "AccessLogOptions")
      .flatMap(([, , body = ""]) => [...body.matchAll(/readonly (\w+)\?:/g)].map(([, option]) => option));

  it.each(Object.entries(SOURCES))("has every option of %s", (group, files) => {
    const inTable = options
      .filter(({ option }) => option.startsWith(`${group}.`))
      .map(({ option }) => option.split(".")[1]);
    expect(inTable.sort()).toEqual([...new Set(declared(files))].sort());
  });

  it("marks what production turns on", () => {
    for (const { cell, isOn } of table.map(([cell = "", mark = ""]) => ({ cell, isOn: mark === "✔" }))) {
      const [group = "", ...members] = (names(cell)[0] ?? "").split(".");
      const given = productionProps[group as keyof typeof productionProps];
      const row = [members[0] ?? "", ...names(cell).slice(1)];
      const isGiven =
        members.length === 0 ? given !== undefined : row.some((option) => option in Object(given));
      expect(isGiven, cell).toBe(isOn);
    }
  });
});

describe("the picture", () => {
  const picture = (/```mermaid\n([\s\S]*?)```/.exec(readme)?.[1] ?? "").replaceAll("<br/>", "");
  const configuration = configurationOf(new FluentBitStack(testApp(), "production", productionProps));
  const addresses = ({ resource }: ReturnType<typeof synthesize>) =>
    new Set(
      Object.entries(resource).flatMap(([type, named]) =>
        Object.keys(named).map((name) => `${type}.${name}`),
      ),
    );
  const [article, all] = [addresses(synthesize()), addresses(configuration)];

  it("shows resources that there are", () => {
    const shown = picture.match(/aws_\w+\.\w+/g) ?? [];
    expect(shown.length).toBeGreaterThan(15);
    for (const address of shown) {
      expect(all).toContain(address);
    }
  });

  it("draws dashed what only production has, and solid what the article has", () => {
    const nodeOf = new Map(
      [...picture.matchAll(/(\w+)\[+\(?"(aws_\w+\.\w+)/g)].map(([, id = "", address = ""]) => [id, address]),
    );
    const arrows = picture.replace(/(\w)[[(]+"?[^"\n]*?"?[\])]+(?=\s|$)/gm, "$1");
    const drawn = [...arrows.matchAll(/(\w+) (-->|-\.->|-\.-|---)(?:\|[^|]*\|)? ?(?=(\w+))/g)].map(
      ([, from = "", arrow = "", to = ""]) => ({ from, to, isDashed: arrow.includes(".") }),
    );
    expect(drawn.length).toBeGreaterThan(15);
    for (const { from, to, isDashed } of drawn) {
      const ends = [from, to].flatMap((id) => nodeOf.get(id) ?? []);
      const isOfArticle = ends.every((address) => article.has(address));
      expect(isOfArticle, `${from} to ${to}`).toBe(!isDashed);
    }
  });
});

describe("docs/architecture.md", () => {
  it.each([
    ["main.ts", 0],
    ["examples/production.ts", 1],
  ])("shows the resources of %s and what refers to what", async (program, index) => {
    const diagrams = [...read("docs/architecture.md").matchAll(/```mermaid\n([\s\S]*?)```/g)];
    const [folder = ""] = await synthesizedBy(program);
    expect(diagrams[index]?.[1]?.trim()).toBe(
      mermaid(JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"))),
    );
  });
});
