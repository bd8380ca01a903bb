import type { Diagnostic } from "../../protocol/diagnostic.js";
import { type ObjectValue, objectsAt, stringAt } from "../../protocol/value.js";
import type { Account } from "../account/account.js";
import { type ContainerDefinition, containersOf } from "./container-definitions.js";

/** What a service's load balancer points at must be a container and a port of its task definition. */
export function validateServiceLoadBalancer(service: ObjectValue, account: Account): Diagnostic[] {
  const reference = stringAt(service, "task_definition");
  const taskDefinition = account
    .all("aws_ecs_task_definition")
    .find(({ arn, arn_without_revision, family, revision }) =>
      [arn, arn_without_revision, family, `${family}:${revision}`].includes(reference ?? ""),
    );
  if (!taskDefinition) {
    return [];
  }
  const containers = containersOf(taskDefinition);
  return objectsAt(service, "load_balancer").flatMap((target): Diagnostic[] => {
    const { container_name: name, container_port: port } = target;
    if (typeof name !== "string" || typeof port !== "number") {
      return [];
    }
    const container = containers.find((candidate) => candidate.name === name);
    if (!container) {
      const summary = `InvalidParameterException: The container ${name} does not exist in the task definition`;
      const detail = `${stringAt(taskDefinition, "family")} defines ${containers.map((c) => c.name).join(", ")}`;
      return [{ path: ["load_balancer"], summary, detail }];
    }
    if (portsOf(container).includes(port)) {
      return [];
    }
    const summary = `InvalidParameterException: The container ${name} did not have a container port ${port} defined`;
    return [
      { path: ["load_balancer"], summary, detail: `it maps ${portsOf(container).join(", ") || "none"}` },
    ];
  });
}

function portsOf({ portMappings }: ContainerDefinition): unknown[] {
  return Array.isArray(portMappings)
    ? portMappings.map((mapping: { containerPort?: unknown }) => mapping.containerPort)
    : [];
}
