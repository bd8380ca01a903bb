import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mermaid } from "../scripts/mermaid.js";
import * as destinations from "../src/destinations/index.js";
import { synthesizedBy } from "./support/synthesized-folder.js";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const readme = read("README.md");
const contributing = read("CONTRIBUTING.md");
const { dependencies, devDependencies, scripts } = JSON.parse(read("package.json"));

const linksOf = (page: string) => [...page.matchAll(/\]\((?!#|http)([^)#]+)/g)].map(([, file = ""]) => file);
const scriptsIn = (page: string) =>
  [...page.matchAll(/npm (?:run (?:--silent )?([\w:-]+)|(start|test))/g)].map(
    ([, script, short]) => script ?? short ?? "",
  );

/** The part of the README, or another page, below a heading of the second level. */
const section = (heading: string, page = readme) =>
  page.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
/** The cells of the rows of the tables in it, without their heads. */
const rows = (heading: string, page = readme) =>
  [...section(heading, page).matchAll(/^\| (.*) \|$/gm)]
    .map(([, row = ""]) => row.split("|").map((cell) => cell.trim()))
    .slice(2);

describe("the README", () => {
  it("links to files that exist", () => {
    const links = linksOf(readme);
    const pictures = [...readme.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, file = ""]) => file);
    expect(pictures).toHaveLength(6);
    expect([...links, ...pictures].filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it("names scripts that exist", () => {
    expect(scriptsIn(readme).filter((name) => !(name in scripts))).toEqual([]);
  });

  it("is one page, and its code fits into 80 columns", () => {
    expect(readme.split("\n").length).toBeLessThanOrEqual(112);
    const code = [...readme.matchAll(/```\w+\n([\s\S]*?)```/g)].flatMap(([, text = ""]) => text.split("\n"));
    expect(code.filter((line) => line.length > 79)).toEqual([]);
  });
});

describe("docs/destinations.md", () => {
  it("lists every destination", () => {
    const helpers = ["allow", "fromSecretsManager", "fromSsmParameter"];
    const factories = Object.keys(destinations).filter((name) => !helpers.includes(name));
    const page = read("docs/destinations.md");
    const missing = factories.filter((name) => !page.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });
});

describe("the pages for contributors", () => {
  const pages = ["CONTRIBUTING.md", "CHANGELOG.md", "CODE_OF_CONDUCT.md", "SECURITY.md"];

  it.each([...pages, ".github/pull_request_template.md"])("%s links to files that exist", (page) => {
    const links = linksOf(read(page)).map((link) => join(root, page, "..", link));
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((file) => !existsSync(file))).toEqual([]);
  });

  it("name scripts that exist", () => {
    expect(scriptsIn(contributing)).toContain("check");
    expect(scriptsIn(contributing).filter((name) => !(name in scripts))).toEqual([]);
  });

  it("name the files that are generated", () => {
    const files = rows("Where a change goes", contributing).flatMap(([cell = ""]) =>
      [...cell.matchAll(/`(\S+?)`/g)].map(([, file = ""]) => file),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it("say what each package is for", () => {
    const packages = rows("Packages", contributing).map(([name = ""]) => name);
    expect(packages.toSorted()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
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
