import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { Block } from "./block.js";
import { parseBindings } from "./parse-bindings.js";
import { parseProviderBindings } from "./parse-provider-bindings.js";

/** The section of a Terraform configuration that a type belongs to. */
export type Section = "provider" | "resource" | "data";

/**
 * The schemas in a project's installed prebuilt bindings. A module is read when its type is first used, since the
 * package has about 2,200 modules.
 */
export class Bindings {
  private readonly schemas = new Map<string, Block | undefined>();

  private constructor(
    private readonly lib: string,
    private readonly providerName: string,
  ) {}

  /**
   * @param projectDir the folder whose node_modules hold `@cdktf/provider-<name>`
   * @throws when the package isn't installed there
   */
  static of(projectDir: string, providerName = "aws"): Bindings {
    const packageName = `@cdktf/provider-${providerName}`;
    try {
      const manifest = createRequire(join(resolve(projectDir), "_")).resolve(`${packageName}/package.json`);
      return shared(join(dirname(manifest), "lib"), (lib) => new Bindings(lib, providerName));
    } catch (cause) {
      throw new Error(`${packageName} is not installed in ${projectDir}: run npm ci`, { cause });
    }
  }

  /** The schema of a type, undefined when the bindings have no such type. */
  schema(section: Section, type: string): Block | undefined {
    const key = `${section} ${type}`;
    if (!this.schemas.has(key)) {
      this.schemas.set(key, this.read(section, type));
    }
    return this.schemas.get(key);
  }

  private read(section: Section, type: string): Block | undefined {
    const file = join(this.lib, this.folder(section, type), "index.js");
    if (!existsSync(file)) {
      return undefined;
    }
    if (section === "provider") {
      return parseProviderBindings(inlineSource(file));
    }
    const parsed = parseBindings(inlineSource(file));
    if (parsed.type !== type) {
      throw new Error(`${file} defines ${parsed.type}, expected ${type}`);
    }
    return parsed.block;
  }

  /** aws_alb → alb, data aws_vpc → data-aws-vpc: the naming of all modules of provider-aws 21.22.1. */
  private folder(section: Section, type: string): string {
    const kebab = type.replaceAll("_", "-");
    switch (section) {
      case "provider":
        return "provider";
      case "data":
        return `data-${kebab}`;
      case "resource":
        return kebab.replace(`${this.providerName}-`, "");
    }
  }
}

const INSTANCES = new Map<string, Bindings>();

function shared(lib: string, create: (lib: string) => Bindings): Bindings {
  const bindings = INSTANCES.get(lib) ?? create(lib);
  INSTANCES.set(lib, bindings);
  return bindings;
}

/** The TypeScript that a compiled module carries in its inline source map. */
function inlineSource(file: string): string {
  const compiled = readFileSync(file, "utf8");
  const marker = "sourceMappingURL=data:application/json;base64,";
  const start = compiled.lastIndexOf(marker);
  if (start < 0) {
    throw new Error(`${file} carries no inline source map`);
  }
  const map = Buffer.from(compiled.slice(start + marker.length), "base64").toString();
  const { sourcesContent = [] } = JSON.parse(map) as { sourcesContent?: string[] };
  return sourcesContent.join("\n");
}
