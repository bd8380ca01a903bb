import type { Step } from "../rehearse.js";
import { outputsOf, resourcesOf, type StateJson } from "../terraform-json.js";
import { LocalAwsApi } from "./api.js";
import { regionOf, requireLocalProviders } from "./configuration.js";
import { makePrerequisites } from "./prerequisites.js";
import { type Fact, readBack } from "./read-back.js";
import { type OnProgress, readConfiguration, TerraformFolder } from "./terraform-folder.js";

export interface DeployProps {
  /** URL of the local AWS. */
  readonly endpoint: string;
  /** Environment of Terraform. */
  readonly env: NodeJS.ProcessEnv;
  /** Options for each `terraform plan` and `destroy`, such as `-var=cpu=512`. @default - none */
  readonly args?: readonly string[];
  /** Leaves the working folder behind. @default false */
  readonly keep?: boolean;
  /** Called when a step begins. What it returns is called with the step's progress. @default - not told */
  readonly onStart?: (name: string) => OnProgress;
  /** Called after each step that succeeded. @default - not told */
  readonly onStep?: (step: Step) => void;
}

export interface Deployment {
  /** After the apply. */
  readonly state: StateJson;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** What AWS' API said of the resources. */
  readonly facts: readonly Fact[];
  /** What was made before the stack, as it looks it up. */
  readonly prerequisites: readonly string[];
  /** The working folder, there only if it was kept. */
  readonly workspace: string;
}

const NO_CHANGES = { add: 0, change: 0, destroy: 0 };

/**
 * The life of a deployment with the real AWS provider on a local AWS: init, validate, plan, apply, a second plan that
 * must show no change, facts read back, destroy.
 *
 * @param stackFolder folder of a synthesized `cdk.tf.json` and its assets
 * @throws TerraformError with Terraform's message, from the step that failed
 */
export async function deploy(stackFolder: string, props: DeployProps): Promise<Deployment> {
  const { endpoint, env, args = [] } = props;
  const configuration = readConfiguration(stackFolder);
  requireLocalProviders(configuration);
  const api = new LocalAwsApi(endpoint, regionOf(configuration, env));
  const folder = new TerraformFolder(env);
  if (props.keep) {
    folder.keep();
  }
  async function step<T>(
    name: string,
    act: (onProgress: OnProgress) => Promise<T>,
    counts?: (result: T) => Step["counts"],
  ): Promise<T> {
    const start = performance.now();
    const result = await act(props.onStart?.(name) ?? (() => {}));
    props.onStep?.({ name, milliseconds: performance.now() - start, counts: counts?.(result) });
    return result;
  }
  try {
    const { made, certificateArn } = await makePrerequisites(api, configuration);
    folder.use(stackFolder, certificateArn);
    await step("init", () => folder.init());
    await step("validate", () => folder.validate());
    const planned = await step(
      "plan",
      (onProgress) => folder.plan(args, onProgress),
      (counts) => counts,
    );
    await step(
      "apply",
      (onProgress) => folder.apply(planned, onProgress),
      () => planned,
    );
    await step(
      "second plan",
      () => folder.planNothing(args),
      () => NO_CHANGES,
    );
    const state = await folder.state();
    const facts = await step("read back", () => readBack(api, state));
    const total = resourcesOf(state).length;
    await step(
      "destroy",
      (onProgress) => folder.destroy(total, args, onProgress),
      () => ({ ...NO_CHANGES, destroy: total }),
    );
    return { state, outputs: outputsOf(state), facts, prerequisites: made, workspace: folder.path };
  } finally {
    folder.remove();
  }
}
