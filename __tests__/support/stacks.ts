import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition/index.js";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { TerraformStack, Testing } from "cdktf";

/** A stack of cdktf, with the default region and what `build` puts into it. */
export function plainStack(build: (stack: TerraformStack) => void = () => {}): TerraformStack {
  const stack = new TerraformStack(Testing.app(), "plain");
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  build(stack);
  return stack;
}

/** A stack of task definitions, each with these containers, in Terraform's JSON. */
export function stackOfTasks(tasks: Readonly<Record<string, string>>): TerraformStack {
  return plainStack((stack) => {
    for (const [name, containerDefinitions] of Object.entries(tasks)) {
      new EcsTaskDefinition(stack, name, { family: name, containerDefinitions });
    }
  });
}
