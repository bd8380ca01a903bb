import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { ExactIdStack } from "../../src/cdktf/exact-id-stack.js";
import { type Configuration, configurationOf, findingsOf, testApp } from "./synthesize.js";

/** Puts constructs into somebody's stack. */
type Build = (stack: ExactIdStack) => void;

/** The configuration of a stack with what `build` puts into it. */
export function synthesizeIn(build: Build): Configuration {
  return configurationOf(stackWith(build));
}

/** What is wrong with what `build` puts into a stack. */
export function findingsIn(build: Build): string[] {
  return findingsOf(() => {
    const app = testApp();
    stackWith(build, app);
    app.synth();
  });
}

function stackWith(build: Build, app = testApp()): ExactIdStack {
  const stack = new ExactIdStack(app, "stack");
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  build(stack);
  return stack;
}
