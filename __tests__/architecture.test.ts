import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

/** What a folder may import besides itself: folders of src, and packages. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "src/rules": [],
  "src/firelens": ["src/rules", "fastest-levenshtein", "jsonc-parser"],
  "src/terraform": ["cdktf", "constructs"],
  "src/destinations": ["src/firelens", "src/terraform", "cdktf", "constructs"],
  "src/constructs": [
    "src/destinations",
    "src/firelens",
    "src/rules",
    "src/terraform",
    "cdktf",
    "constructs",
    "@cdktf/provider-aws",
  ],
  "src/stacks": [
    "src/constructs",
    "src/destinations",
    "src/terraform",
    "cdktf",
    "constructs",
    "@cdktf/provider-aws",
  ],
  "src/tools": [],
  rehearsal: [
    "src/rules",
    "src/firelens",
    "@grpc/grpc-js",
    "@grpc/proto-loader",
    "@msgpack/msgpack",
    "ip-address",
    "jsonc-parser",
  ],
};

interface Import {
  readonly from: string;
  readonly of: string;
}

const sources = ["src", "rehearsal", "examples"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file)),
);
const textOf = (file: string) => readFileSync(join(root, file), "utf8");
const imports: readonly Import[] = sources.flatMap((file) =>
  [...textOf(file).matchAll(/^(?:import|export|\}).* from "([^"]+)"|^import "([^"]+)"/gm)].map(
    ([, from = "", alone = ""]) => ({ from: file, of: from || alone }),
  ),
);

/** The folder of this table that the file is in. */
const folderOf = (file: string) => Object.keys(MAY_IMPORT).find((folder) => file.startsWith(`${folder}/`));

/** What is imported, as the table names it: a folder or a package; nothing for Node's own modules and data. */
function imported({ from, of }: Import): string | undefined {
  if (of.startsWith("node:") || of.endsWith(".json")) {
    return undefined;
  }
  if (of.startsWith(".")) {
    const file = relative(root, join(root, dirname(from), of));
    return folderOf(file) ?? file;
  }
  return of
    .split("/")
    .slice(0, of.startsWith("@") ? 2 : 1)
    .join("/");
}

describe("the folders", () => {
  it.each(Object.entries(MAY_IMPORT))("%s imports what it may and nothing else", (folder, allowed) => {
    const ofFolder = imports.filter(({ from }) => folderOf(from) === folder);
    expect(sources.filter((file) => folderOf(file) === folder)).not.toEqual([]);
    const others = ofFolder.filter((found) => {
      const what = imported(found);
      return what !== undefined && what !== folder && !allowed.includes(what);
    });
    expect(others).toEqual([]);
  });
});

describe("the sources", () => {
  it("import the bindings of one AWS resource each, and never all of them", () => {
    const bindings = imports.filter(({ of }) => of.startsWith("@cdktf/provider-aws"));
    expect(bindings.length).toBeGreaterThan(40);
    for (const { of } of bindings) {
      expect(of).toMatch(/^@cdktf\/provider-aws\/lib\/[a-z0-9-]+\/index\.js$/);
    }
  });

  it("write Terraform's expressions in one place", () => {
    const ofFluentBit = "src/firelens/sender-sections.ts";
    const writers = sources.filter((file) => textOf(file).includes("\\${"));
    expect(writers.filter((file) => file !== ofFluentBit)).toEqual(["src/terraform/expressions.ts"]);
  });

  it("are short", () => {
    const long = sources.filter((file) => textOf(file).split("\n").length > 251);
    expect(long).toEqual([]);
  });

  it("leave nothing to index.ts but exports", () => {
    for (const file of sources.filter((name) => name.endsWith("/index.ts"))) {
      const statements = textOf(file)
        .replace(/\/\*\*.*?\*\//s, "")
        .split(";")
        .slice(0, -1);
      expect(statements.filter((statement) => !/^\s*export [^=]* from "[^"]+"$/.test(statement))).toEqual([]);
    }
  });
});
