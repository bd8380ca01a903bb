/** Rehearsals as a library. The commands are in cli/. */
export { PROVIDER_BEHAVIOUR, type ResourceBehaviour } from "./provider/provider-behaviour.js";
export { type Rehearsal, type RehearseProps, rehearse } from "./rehearse.js";
export { TerraformError } from "./terraform-cli.js";
export { type Change, resourcesOf, type StateJson, type StateResource } from "./terraform-json.js";
export { type Stack, Workspace } from "./workspace.js";
