import { Token } from "cdktf";
import { formatMessage } from "../../firelens/message.js";
import type { ContainerDefinition } from "../../firelens/model/task-definition.js";

/**
 * What is wrong with containers beside each other; empty when nothing is. They share one network interface.
 * Source: Amazon ECS API Reference, PortMapping and ContainerDependency.
 */
export function checkContainers(containers: readonly ContainerDefinition[]): string[] {
  return [...checkPortsOnce(containers), ...checkEnds(containers)];
}

function checkPortsOnce(containers: readonly ContainerDefinition[]): string[] {
  const ports = containers.flatMap(({ name, portMappings = [] }) =>
    portMappings.map((port) => ({ ...port, container: name })),
  );
  return ports.flatMap(({ container, containerPort, protocol = "tcp", name }, index) => {
    const earlier = ports.slice(0, index);
    const samePort = earlier.find(
      (port) => port.containerPort === containerPort && (port.protocol ?? "tcp") === protocol,
    );
    const sameName = name === undefined ? undefined : earlier.find((port) => port.name === name);
    return [
      ...(samePort === undefined || Token.isUnresolved(containerPort)
        ? []
        : [
            formatMessage({
              what: `containerPort of ${container}`,
              value: containerPort,
              expected: `a port of its own, as ${samePort.container} listens on this one`,
            }),
          ]),
      ...(sameName === undefined
        ? []
        : [
            formatMessage({
              what: `portName of ${container}`,
              value: name,
              expected: `a name of its own, as a port of ${sameName.container} has this one`,
            }),
          ]),
    ];
  });
}

/** A task stops with its essential containers, so nothing can start after their end. */
function checkEnds(containers: readonly ContainerDefinition[]): string[] {
  const essential = new Set(
    containers.filter((container) => container.essential !== false).map(({ name }) => name),
  );
  return containers.flatMap(({ name, dependsOn = [] }) =>
    dependsOn
      .filter(
        ({ containerName, condition }) =>
          (condition === "COMPLETE" || condition === "SUCCESS") && essential.has(containerName),
      )
      .map(({ containerName, condition }) => {
        const expected = `essential: false of ${containerName}, as a task stops with its essential containers`;
        return formatMessage({ what: `dependsOn of ${name}`, value: condition, expected });
      }),
  );
}
