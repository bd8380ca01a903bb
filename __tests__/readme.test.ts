import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mermaid } from "../scripts/mermaid.js";
import * as destinations from "../src/destinations/index.js";
import { production } from "../src/production.js";
import { STACK_OPTIONS } from "./support/stack-options.js";
import { synthesizedBy } from "./support/synthesized-folder.js";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const readme = read("README.md");

/** The part of the README below a heading of the second level. */
const section = (heading: string) => readme.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
/** The cells of the rows of the tables in it, without their heads. */
const rows = (heading: string) =>
  [...section(heading).matchAll(/^\| (.*) \|$/gm)]
    .map(([, row = ""]) => row.split("|").map((cell) => cell.trim()))
    .slice(2);

/** The options that a cell names: in "`network.cidr`, `subnetBits`" the second is of the first one's group, too. */
function optionsIn(cell: string): string[] {
  const [first = "", ...others] = [...cell.matchAll(/`([\w.]+)`/g)].map(([, name = ""]) => name);
  const [group] = first.split(".");
  return [first, ...others.map((name) => (first.includes(".") ? `${group}.${name}` : name))];
}

describe("the README", () => {
  it("links to files that exist", () => {
    const links = [...readme.matchAll(/\]\((?!#|http)([^)#]+)/g)].map(([, file = ""]) => file);
    const inLayout = rows("Layout").map(([path = ""]) => path.replaceAll("`", ""));
    expect([...links, ...inLayout].filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it("names scripts that exist", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const used = [...readme.matchAll(/npm (?:run (?:--silent )?([\w:-]+)|(start|test))/g)].map(
      ([, script, short]) => script ?? short ?? "",
    );
    expect(used.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("lists every option", () => {
    const listed = [...rows("Settings"), ...rows("Options")].flatMap(([cell = ""]) => optionsIn(cell));
    const inCode = ["destination", "containers"];
    expect(Object.keys(STACK_OPTIONS).filter((option) => ![...listed, ...inCode].includes(option))).toEqual(
      [],
    );
  });

  it("lists no option that does not exist", () => {
    const listed = rows("Options").flatMap(([cell = ""]) => optionsIn(cell));
    expect(listed.filter((option) => !(option in STACK_OPTIONS))).toEqual([]);
  });

  it("marks the options that production turns on", () => {
    const certificate = { arn: "arn:aws:acm:us-east-1:111122223333:certificate/0123abcd" };
    const props: Readonly<Record<string, unknown>> = { ...production({ name: "nginx", certificate }) };
    const isOn = (option: string) => {
      const [group = "", name] = option.split(".");
      return name === undefined ? props[group] !== undefined : name in Object(props[group]);
    };
    const wrong = rows("Options").filter(
      ([cell = "", mark]) => optionsIn(cell).some(isOn) !== (mark === "✔"),
    );
    expect(wrong).toEqual([]);
  });

  it("lists every destination", () => {
    const helpers = ["allow", "fromSecretsManager", "fromSsmParameter"];
    const factories = Object.keys(destinations).filter((name) => !helpers.includes(name));
    const missing = factories.filter((name) => !section("Destinations").includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });

  it("says what each package is for", () => {
    const { dependencies, devDependencies } = JSON.parse(read("package.json"));
    const packages = rows("Contributing").map(([name = ""]) => name);
    const missing = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) => !packages.includes(name),
    );
    expect(missing).toEqual([]);
  });
});

it("docs/architecture.md shows the resources of main.ts and what refers to what", async () => {
  const [, diagram = ""] = /```mermaid\n([\s\S]*?)```/.exec(read("docs/architecture.md")) ?? [];
  const [folder = ""] = await synthesizedBy("main.ts");
  const configuration = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
  expect(diagram.trim()).toBe(mermaid(configuration));
});

it("docs/router.md shows the configuration of examples/orders.ts", async () => {
  const [folder = ""] = await synthesizedBy("examples/orders.ts");
  const template = readFileSync(
    join(folder, "assets", "router_config_template", "config.conf.tftpl"),
    "utf8",
  );
  const text = template
    .replaceAll("$${", "${")
    .replace("${aws_s3_bucket_logs_bucket}", "orders-logs-20261125");
  expect(read("docs/router.md")).toContain(text.replace("${aws_region}", "us-east-1"));
});
