import type { RunResult } from "./process.js";
import { type ChangeCounts, type PlanJson, resourcesOf, type StateJson } from "./terraform-json.js";
import { type Plan, type Stack, Workspace, type WorkspaceProps } from "./workspace.js";

/** How a deployment is rehearsed. */
export interface RehearseProps extends WorkspaceProps {
  /** Options for each `terraform plan` and `destroy`, such as `-var=cpu=512`. @default - none */
  readonly args?: readonly string[];
  /** Keeps the working folder. @default false */
  readonly keep?: boolean;
  /** Called after each step that succeeded. @default - no callback */
  readonly onStep?: (step: Step) => void;
}

/** A step of a rehearsal, such as a plan. */
export interface Step {
  /** What was done, such as `second plan`. */
  readonly name: string;
  /** How long it took. */
  readonly milliseconds: number;
  /** What a plan adds, changes and destroys. */
  readonly counts?: ChangeCounts;
}

/** What came of a rehearsal. */
export interface Rehearsal {
  /** The steps, in their order. */
  readonly steps: readonly Step[];
  /** The first plan. */
  readonly plan: PlanJson;
  /** The state after the apply. */
  readonly state: StateJson;
  /** The values of the outputs after the apply, by their names. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Addresses of the resources with `prevent_destroy`, which the rehearsal lifts before it destroys them. */
  readonly protectedResources: readonly string[];
  /** The working folder; removed unless `keep` is true. */
  readonly workspace: string;
}

const NO_CHANGES: ChangeCounts = { add: 0, change: 0, destroy: 0 };

/**
 * Runs a whole deployment: init, validate, plan, apply, a second plan that must show no change, destroy.
 *
 * @throws TerraformError with Terraform's message, from the step that failed
 */
export async function rehearse(stack: Stack, props: RehearseProps = {}): Promise<Rehearsal> {
  const { args = [] } = props;
  const workspace = await Workspace.open(stack, props);
  if (props.keep) {
    workspace.keep();
  }
  const steps: Step[] = [];
  const step = async <T extends Plan | RunResult>(
    name: string,
    act: () => Promise<T>,
    counts?: ChangeCounts,
  ) => {
    const start = performance.now();
    const result = await act();
    const milliseconds = performance.now() - start;
    const done: Step = { name, milliseconds, counts: "counts" in result ? result.counts : counts };
    steps.push(done);
    props.onStep?.(done);
    return result;
  };
  try {
    await step("init", () => workspace.init());
    await step("validate", () => workspace.validate());
    const plan = await step("plan", () => workspace.plan(args));
    await step("apply", () => workspace.apply(), plan.counts);
    const state = await workspace.state();
    await step("second plan", () => workspace.planNothing(args), NO_CHANGES);
    const protectedResources = workspace.allowDestroy();
    const destroyed = { ...NO_CHANGES, destroy: resourcesOf(state).length };
    await step("destroy", () => workspace.destroy(args), destroyed);
    return {
      steps,
      plan: plan.json,
      state,
      outputs: outputsOf(state),
      protectedResources,
      workspace: workspace.path,
    };
  } finally {
    await workspace.close();
  }
}

function outputsOf({ values }: StateJson): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values?.outputs ?? {}).map(([name, { value, sensitive }]) => [
      name,
      sensitive ? "(sensitive)" : value,
    ]),
  );
}
