/** Rehearsals as a library; the commands are start.ts, plan.ts and with-provider.ts. */
export { type Project, readProject } from "./app/project.js";
export { type SynthesizedStack, synthesize } from "./app/synthesize.js";
export { type Rehearsal, type RehearseProps, rehearse, type Step } from "./rehearse.js";
export {
  type ChangeCounts,
  type PlanJson,
  type ResourceChange,
  resourcesOf,
  type StateJson,
  type StateResource,
} from "./terraform/json.js";
export type { Stack } from "./terraform/stack.js";
export { TerraformError } from "./terraform/terraform-error.js";
export { type Plan, Workspace, type WorkspaceProps } from "./terraform/workspace.js";
