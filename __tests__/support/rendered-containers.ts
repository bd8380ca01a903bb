import { cpSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { FluentBitStack, type FluentBitStackProps } from "../../src/fluent-bit-stack.js";
import { testApp } from "./synthesize.js";
import { TerraformFolder } from "./terraform.js";

/** The container definitions as Terraform itself renders them, with the variables' defaults or these values. */
export function renderedContainers(props: FluentBitStackProps = {}, values: Record<string, unknown> = {}) {
  const app = testApp();
  const stack = new FluentBitStack(app, "fluent-bit", props);
  app.synth();
  const file = join(app.outdir, app.manifest.forStack(stack).synthesizedStackPath);
  const { variable, resource } = JSON.parse(readFileSync(file, "utf8"));
  for (const [name, value] of Object.entries(values)) {
    variable[name] = { default: value };
  }
  const definitions = resource.aws_ecs_task_definition.nginx_fluent_bit.container_definitions;
  const folder = new TerraformFolder({
    variable: Object.fromEntries(
      Object.entries(variable as object).map(([name, v]) => [name, { default: v.default }]),
    ),
    output: { definitions: { value: definitions } },
  });
  cpSync(join(dirname(file), "assets"), join(folder.path, "assets"), { recursive: true });
  return JSON.parse(String(folder.outputs().definitions));
}
