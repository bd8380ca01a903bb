/**
 * The linter and the preview as a library, which needs no cdktf. The command is in cli/.
 *
 * @module fargate-fluent-bit/firelens
 */
export { type CheckOptions, checkTaskDefinition } from "./check.js";
export type { FluentBitVersion } from "./facts/fluent-bit-version.js";
export { type Finding, formatFinding, type JsonPath, type Severity } from "./finding.js";
export { type IgnoredRule, UnknownRuleError } from "./ignore-rules.js";
export type {
  ContainerDefinition,
  ContainerDependency,
  EnvironmentVariable,
  FirelensConfiguration,
  HealthCheck,
  LogConfiguration,
  MountPoint,
  NetworkMode,
  PortMapping,
  Secret,
  TaskDefinition,
} from "./model/task-definition.js";
export { renderFluentBitConf, type TaskMetadata } from "./preview/preview.js";
export { NoFluentBitConfError } from "./preview/sections.js";
