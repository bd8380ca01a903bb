import type { Type } from "../../schema/block.js";

function object<T extends Readonly<Record<string, Type>>>(fields: T): readonly ["object", T] {
  return ["object", fields];
}
function listOf(element: Type): Type {
  return ["list", element];
}
/** A list whose order has no meaning. */
function setOf(element: Type): Type {
  return ["set", element];
}

const STRINGS = listOf("string");
const STRING_MAP: Type = ["map", "string"];
const SECRETS = setOf(object({ name: "string", valueFrom: "string" }));

/**
 * The JSON of `container_definitions`. All numbers are whole. Source: Amazon ECS API Reference, "ContainerDefinition" and
 * the types that it refers to. ECS ignores fields that are not listed.
 */
export const CONTAINER_DEFINITION = object({
  command: STRINGS,
  cpu: "number",
  credentialSpecs: STRINGS,
  dependsOn: listOf(object({ condition: "string", containerName: "string" })),
  disableNetworking: "bool",
  dnsSearchDomains: STRINGS,
  dnsServers: STRINGS,
  dockerLabels: STRING_MAP,
  dockerSecurityOptions: STRINGS,
  entryPoint: STRINGS,
  environment: setOf(object({ name: "string", value: "string" })),
  environmentFiles: listOf(object({ type: "string", value: "string" })),
  essential: "bool",
  extraHosts: listOf(object({ hostname: "string", ipAddress: "string" })),
  firelensConfiguration: object({ options: STRING_MAP, type: "string" }),
  healthCheck: object({
    command: STRINGS,
    interval: "number",
    retries: "number",
    startPeriod: "number",
    timeout: "number",
  }),
  hostname: "string",
  image: "string",
  interactive: "bool",
  links: STRINGS,
  linuxParameters: object({
    capabilities: object({ add: STRINGS, drop: STRINGS }),
    devices: listOf(object({ containerPath: "string", hostPath: "string", permissions: STRINGS })),
    initProcessEnabled: "bool",
    maxSwap: "number",
    sharedMemorySize: "number",
    swappiness: "number",
    tmpfs: listOf(object({ containerPath: "string", mountOptions: STRINGS, size: "number" })),
  }),
  logConfiguration: object({ logDriver: "string", options: STRING_MAP, secretOptions: SECRETS }),
  memory: "number",
  memoryReservation: "number",
  mountPoints: listOf(object({ containerPath: "string", readOnly: "bool", sourceVolume: "string" })),
  name: "string",
  portMappings: listOf(
    object({
      appProtocol: "string",
      containerPort: "number",
      containerPortRange: "string",
      hostPort: "number",
      name: "string",
      protocol: "string",
    }),
  ),
  privileged: "bool",
  pseudoTerminal: "bool",
  readonlyRootFilesystem: "bool",
  repositoryCredentials: object({ credentialsParameter: "string" }),
  resourceRequirements: listOf(object({ type: "string", value: "string" })),
  restartPolicy: object({
    enabled: "bool",
    ignoredExitCodes: listOf("number"),
    restartAttemptPeriod: "number",
  }),
  secrets: SECRETS,
  startTimeout: "number",
  stopTimeout: "number",
  systemControls: listOf(object({ namespace: "string", value: "string" })),
  ulimits: listOf(object({ hardLimit: "number", name: "string", softLimit: "number" })),
  user: "string",
  versionConsistency: "string",
  volumesFrom: listOf(object({ readOnly: "bool", sourceContainer: "string" })),
  workingDirectory: "string",
});
