/** Rehearsals as a library. The commands are in cli/. */
export { createTempDir } from "./process.js";
export { PROVIDER_BEHAVIOUR, type ResourceBehaviour } from "./provider/provider-behaviour.js";
export { type Rehearsal, type RehearseProps, rehearse, type Step } from "./rehearse.js";
export { TerraformError } from "./terraform-cli.js";
export {
  type Change,
  type ChangeCounts,
  type PlanJson,
  type ResourceChange,
  resourcesOf,
  type StateJson,
  type StateModule,
  type StateResource,
} from "./terraform-json.js";
export { type Stack, Workspace, type WorkspaceProps } from "./workspace.js";
