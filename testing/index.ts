/**
 * Tests of a stack: what it synthesizes to, and a rehearsal of its deployment. The matchers for Vitest are in vitest.ts.
 *
 * @module fargate-fluent-bit/testing
 */

export type {
  Change,
  ChangeCounts,
  PlanJson,
  Rehearsal,
  RehearseProps,
  ResourceChange,
  StateJson,
  StateModule,
  StateResource,
  Step,
  WorkspaceProps,
} from "../rehearsal/index.js";
export { type FluentBitConfOptions, fluentBitConf } from "./fluent-bit-conf.js";
export { policiesOf, type Statement } from "./policies.js";
export { rehearse } from "./rehearse.js";
export {
  type Arguments,
  findings,
  type Named,
  type StackOrProps,
  SynthesizedStack,
  synthesize,
  type TerraformJson,
} from "./synthesize.js";
export { containerDefinitions, type RenderedContainer, type RenderOptions } from "./task-definitions.js";
