/**
 * Every field that ECS knows in a container definition and in the two objects FireLens reads.
 *
 * Source: API_ContainerDefinition, API_LogConfiguration and API_FirelensConfiguration of the ECS API reference.
 */
export const CONTAINER_FIELDS: readonly string[] = [
  "command",
  "cpu",
  "credentialSpecs",
  "dependsOn",
  "disableNetworking",
  "dnsSearchDomains",
  "dnsServers",
  "dockerLabels",
  "dockerSecurityOptions",
  "entryPoint",
  "environment",
  "environmentFiles",
  "essential",
  "extraHosts",
  "firelensConfiguration",
  "healthCheck",
  "hostname",
  "image",
  "interactive",
  "links",
  "linuxParameters",
  "logConfiguration",
  "memory",
  "memoryReservation",
  "mountPoints",
  "name",
  "portMappings",
  "privileged",
  "pseudoTerminal",
  "readonlyRootFilesystem",
  "repositoryCredentials",
  "resourceRequirements",
  "restartPolicy",
  "secrets",
  "startTimeout",
  "stopTimeout",
  "systemControls",
  "ulimits",
  "user",
  "versionConsistency",
  "volumesFrom",
  "workingDirectory",
];

export const LOG_CONFIGURATION_FIELDS: readonly string[] = ["logDriver", "options", "secretOptions"];

export const FIRELENS_CONFIGURATION_FIELDS: readonly string[] = ["type", "options"];
