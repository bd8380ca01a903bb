import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { FluentBitStack, type FluentBitStackProps } from "../../src/fluent-bit-stack.js";
import { testApp } from "./synthesize.js";

/**
 * The container definitions of a stack, read from its template without Terraform. A variable has its default value,
 * another reference is the name that the template gives it.
 */
export function containersOf(props: FluentBitStackProps = {}) {
  const app = testApp();
  const stack = new FluentBitStack(app, "fluent-bit", props);
  app.synth();
  const file = join(app.outdir, app.manifest.forStack(stack).synthesizedStackPath);
  const { variable } = JSON.parse(readFileSync(file, "utf8"));
  const template = readFileSync(join(dirname(file), "assets/task_template/task.tftpl"), "utf8");
  return JSON.parse(
    template
      .replace(/\$\{trimsuffix\(trimprefix\(jsonencode\((\w+)\), "\\""\), "\\""\)\}/g, "$1")
      .replace(/\$\{jsonencode\((\w+)\)\}/g, (_, name) => JSON.stringify(variable[name]?.default ?? name))
      .replaceAll("$${", "${")
      .replaceAll("%%{", "%{"),
  );
}
