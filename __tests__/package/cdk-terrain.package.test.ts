import { cpSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { buildSync } from "esbuild";
import { beforeAll, describe, expect, inject, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { Workspace } from "../../rehearsal/index.js";
import { differences } from "../support/parity.js";
import { synthesizedFolder } from "../support/synthesized-folder.js";
import { folderWith, installed, run, stackFiles } from "./project.js";

const ROOT = resolve(import.meta.dirname, "../..");

/** As docs/cdk-terrain.md says: the names stay, and are those of CDK Terrain's packages. */
const CDK_TERRAIN = {
  cdktf: "npm:cdktn@0.24.0",
  "@cdktf/provider-aws": "npm:@cdktn/provider-aws@25.7.0",
  constructs: "10.6.0",
};

const PROGRAM = (props: string) => `
import { CheckedApp, FluentBitStack } from "fargate-fluent-bit";

const app = new CheckedApp();
new FluentBitStack(app, "fluent-bit", ${props});
app.run();
`;

/** The places where two values differ, with what each of them has there. */
function places(one: unknown, other: unknown, at = ""): Record<string, unknown> {
  if (typeof one === "object" && typeof other === "object" && one !== null && other !== null) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return Object.assign(
      {},
      ...[...keys].map((key) =>
        places(one[key as keyof typeof one], other[key as keyof typeof other], `${at}/${key}`),
      ),
    );
  }
  return one === other ? {} : { [at]: [one, other] };
}

describe("with CDK Terrain in the place of cdktf", () => {
  let parent: string;
  beforeAll(() => {
    parent = installed({
      "fargate-fluent-bit": inject("tarball"),
      ...CDK_TERRAIN,
      "@types/node": packageJson.devDependencies["@types/node"],
      typescript: "5.9.3",
    });
  });

  /** The folder of a stack that a program with the package synthesizes. */
  function stackWith(props: string): string {
    const folder = folderWith(
      { "package.json": { type: "module" }, "main.js": PROGRAM(props) },
      join(parent, `props-${props.length}`),
    );
    run(folder, ["main.js"]);
    return join(folder, "cdktf.out/stacks/fluent-bit");
  }

  it("the package synthesizes the same, but for the versions and an attribute that the newer provider has", () => {
    const tables = "/cdk.tf.json/resource/aws_route_table";
    expect(places(stackFiles(synthesizedFolder()), stackFiles(stackWith("{}")))).toEqual({
      [`${tables}/fluent_bit_private_rt/route/0/odb_network_arn`]: [undefined, null],
      [`${tables}/fluent_bit_public_rt/route/0/odb_network_arn`]: [undefined, null],
      "/cdk.tf.json////metadata/version": ["0.21.0", "0.24.0"],
      "/cdk.tf.json/terraform/required_providers/aws/source": ["aws", "hashicorp/aws"],
      "/cdk.tf.json/terraform/required_providers/aws/version": ["6.25.0", "6.66.0"],
    });
  });

  it("the package rehearses a deployment with the newer provider's schema", () => {
    const program = `
import { rehearse } from "fargate-fluent-bit/testing";

const { plan } = await rehearse({ name: "orders" });
console.log(plan.resource_changes.length);
`;
    const folder = folderWith(
      { "package.json": { type: "module" }, "main.js": program },
      join(parent, "rehearse"),
    );
    expect(run(folder, ["main.js"], { CDKTF_OUTDIR: "out" })).toMatch(/^\d+\n$/);
  });

  it("the stack, taken literally, differs in nothing from the article's Terraform", async () => {
    const variables = {
      aws_region: "eu-west-1",
      cpu: 1024,
      memory: 3072,
      img: "shop:1",
      container_port: 8080,
    };
    const workspace = await Workspace.open(stackWith("{ literal: true }"), { variables, projectDir: parent });
    try {
      await workspace.init();
      const literal = (await workspace.plan()).json;
      workspace.use(join(ROOT, "__tests__/fixtures/article"));
      expect(differences((await workspace.plan()).json, literal)).toEqual({});
    } finally {
      await workspace.close();
    }
  });

  describe("this project", () => {
    let clone: string;
    beforeAll(() => {
      clone = join(parent, "clone");
      for (const path of [
        "package.json",
        "cdktf.json",
        "tsconfig.json",
        "main.ts",
        "src",
        "firelens",
        "examples",
      ]) {
        cpSync(join(ROOT, path), join(clone, path), { recursive: true });
      }
    });

    it("compiles", () => {
      const config = {
        extends: "./tsconfig.json",
        include: ["main.ts", "src/index.ts", "examples"],
        exclude: ["**/*.test.ts"],
      };
      folderWith({ "tsconfig.cdktn.json": config }, clone);
      expect(run(clone, ["../node_modules/typescript/bin/tsc", "-p", "tsconfig.cdktn.json"])).toBe("");
    });

    const programs = readdirSync(join(ROOT, "examples")).filter(
      (file) => !file.endsWith(".test.ts") && file.endsWith(".ts"),
    );
    it.each(["main.ts", ...programs.map((file) => `examples/${file}`)])(
      "synthesizes %s as it is",
      (program) => {
        const outfile = join(clone, "dist", `${basename(program, ".ts")}.cjs`);
        buildSync({
          entryPoints: [join(clone, program)],
          outfile,
          bundle: true,
          packages: "external",
          platform: "node",
        });
        const outdir = join(clone, `${basename(program, ".ts")}.out`);
        run(clone, [outfile], { CDKTF_OUTDIR: outdir });
        expect(readdirSync(join(outdir, "stacks"))).not.toEqual([]);
      },
    );
  });
});
