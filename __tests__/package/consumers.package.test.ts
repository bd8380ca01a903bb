import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { synthesizedFolder } from "../support/synthesized-folder.js";
import { folderWith, installed, run, stackFiles } from "./project.js";

const {
  cdktf,
  constructs,
  "@cdktf/provider-aws": provider,
  "@types/node": nodeTypes,
  vitest,
} = packageJson.devDependencies;

const PROPS = { name: "orders", image: "nginx:1.29.3", service: { desiredCount: 2 } };

/** The program of a user. The mistakes in it are there for the compiler to find: the types are not lost on the way. */
const TYPESCRIPT = `
import { App } from "cdktf";
import { FluentBitStack, s3, type FluentBitStackProps } from "fargate-fluent-bit";
import { checkTaskDefinition, type Finding } from "fargate-fluent-bit/firelens";

const props: FluentBitStackProps = ${JSON.stringify(PROPS)};
// @ts-expect-error
export const misspelled: FluentBitStackProps = { desiredCount: 2 };
// @ts-expect-error
export const incomplete = s3({});
export const findings: Finding[] = checkTaskDefinition({ containerDefinitions: [] });

const app = new App();
new FluentBitStack(app, "fluent-bit", props);
app.synth();
`;

const JAVASCRIPT = `
import { App } from "cdktf";
import { FluentBitStack } from "fargate-fluent-bit";
import { checkTaskDefinition } from "fargate-fluent-bit/firelens";

checkTaskDefinition({ containerDefinitions: [] });
const app = new App();
new FluentBitStack(app, "fluent-bit", ${JSON.stringify(PROPS)});
app.synth();
`;

const STRICT = { strict: true, target: "ES2022", skipLibCheck: false, types: ["node"] };

/** Kinds of projects: the files, and the programs of Node that compile and run them. */
const KINDS: readonly {
  readonly kind: string;
  readonly files: Readonly<Record<string, unknown>>;
  readonly programs: readonly (readonly string[])[];
}[] = [
  {
    kind: "a project of `cdktf init`: CommonJS, ts-node",
    files: {
      // As in cdktf-cli 0.21.0, templates/typescript.
      "package.json": { name: "init", version: "1.0.0", main: "main.js", types: "main.ts", private: true },
      "tsconfig.json": {
        compilerOptions: {
          alwaysStrict: true,
          declaration: true,
          experimentalDecorators: true,
          inlineSourceMap: true,
          inlineSources: true,
          lib: ["es2018"],
          module: "CommonJS",
          noEmitOnError: true,
          noFallthroughCasesInSwitch: true,
          noImplicitAny: true,
          noImplicitReturns: true,
          noImplicitThis: true,
          noUnusedLocals: true,
          noUnusedParameters: true,
          resolveJsonModule: true,
          strict: true,
          strictNullChecks: true,
          strictPropertyInitialization: true,
          stripInternal: true,
          target: "ES2018",
          incremental: true,
          skipLibCheck: true,
        },
        include: ["**/*.ts"],
        exclude: ["node_modules", "cdktf.out"],
      },
      "main.ts": TYPESCRIPT,
    },
    programs: [["../node_modules/ts-node/dist/bin.js", "main.ts"]],
  },
  {
    kind: "TypeScript with NodeNext modules",
    files: {
      "package.json": { type: "module" },
      "tsconfig.json": { compilerOptions: { ...STRICT, module: "NodeNext", outDir: "dist" } },
      "main.ts": TYPESCRIPT,
    },
    programs: [["../node_modules/typescript/bin/tsc"], ["dist/main.js"]],
  },
  {
    kind: "TypeScript for a bundler",
    files: {
      "package.json": { type: "module" },
      "tsconfig.json": {
        compilerOptions: { ...STRICT, module: "ESNext", moduleResolution: "Bundler", outDir: "dist" },
      },
      "main.ts": TYPESCRIPT,
    },
    programs: [["../node_modules/typescript/bin/tsc"], ["dist/main.js"]],
  },
  {
    kind: "JavaScript, ES modules",
    files: { "package.json": { type: "module" }, "main.js": JAVASCRIPT },
    programs: [["main.js"]],
  },
  {
    kind: "JavaScript, CommonJS",
    files: { "main.js": JAVASCRIPT.replace(/^import (.*) from (.*);$/gm, "const $1 = require($2);") },
    programs: [["main.js"]],
  },
];

describe("a project with the package", () => {
  let parent: string;
  beforeAll(() => {
    parent = installed({
      "fargate-fluent-bit": inject("tarball"),
      cdktf,
      constructs,
      "@cdktf/provider-aws": provider,
      "@types/node": nodeTypes,
      "ts-node": "10.9.2",
      typescript: "5.9.3",
      vitest,
    });
  });

  for (const [index, { kind, files, programs }] of KINDS.entries()) {
    it(`compiles and synthesizes what this project does: ${kind}`, () => {
      const folder = folderWith(files, join(parent, `project-${index}`));
      for (const program of programs) {
        run(folder, program);
      }
      expect(stackFiles(join(folder, "cdktf.out/stacks/fluent-bit"))).toEqual(
        stackFiles(synthesizedFolder(PROPS)),
      );
    });
  }

  it("tests its stack with Vitest", () => {
    const folder = folderWith(
      {
        "package.json": { type: "module" },
        "tsconfig.json": {
          compilerOptions: { ...STRICT, module: "NodeNext", noEmit: true, skipLibCheck: true },
          include: ["*.ts"],
        },
        "vitest.config.js": "export default { test: { testTimeout: 300_000 } };",
        "stack.test.ts": `
import { FluentBitStack } from "fargate-fluent-bit";
import { findings, rehearse, synthesize } from "fargate-fluent-bit/testing";
import "fargate-fluent-bit/testing/vitest";
import { expect, it } from "vitest";

it("has its container", () => {
  expect(synthesize({ name: "orders" })).toHaveContainer("nginx-fluentbit", { essential: true });
  expect(synthesize({ name: "orders" })).toRouteLogsTo("cloudwatch");
  expect(findings({ cpu: 500 })).toHaveLength(1);
});

it("can be deployed", async () => {
  expect(Object.keys(await rehearse({ name: "orders" }))).not.toEqual([]);
});
`,
      },
      join(parent, "vitest"),
    );
    run(folder, ["../node_modules/typescript/bin/tsc"]);
    expect(run(folder, ["../node_modules/vitest/vitest.mjs", "run"])).toMatch(/Tests .*2 passed/);
  });

  it("warns of an import of all resources of AWS", () => {
    const program = `import "@cdktf/provider-aws";\n${JAVASCRIPT}`;
    const folder = folderWith(
      { "package.json": { type: "module" }, "main.js": program },
      join(parent, "barrel"),
    );
    run(folder, ["main.js"]);
    expect(readFileSync(join(folder, "cdktf.out/manifest.json"), "utf8")).toContain(
      "import from @cdktf/provider-aws, which loads all AWS resources",
    );
  });

  it("has the firelens command", () => {
    const definition = join(
      folderWith({ "task.json": { containerDefinitions: [{ name: "app", image: "x:1" }] } }),
      "task.json",
    );
    expect(run(parent, ["node_modules/.bin/firelens", "check", definition])).toBe(
      "1 task definition checked: nothing found\n",
    );
  });
});
