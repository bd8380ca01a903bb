import type {
  EcsServiceServiceConnectConfiguration,
  EcsServiceServiceConnectConfigurationLogConfiguration,
} from "@cdktf/provider-aws/lib/ecs-service/index.js";
import { Token } from "cdktf";
import { nearest } from "../../firelens/facts/nearest.js";
import { formatMessage, oneOf } from "../../firelens/message.js";
import type { HasArn } from "../aws/iam.js";
import { checkNumber } from "../aws/numbers.js";
import { portRule } from "../aws/ports.js";
import { unlessEmpty } from "../cdktf/optional.js";

/** A port of the task that other services of the namespace connect to. */
export interface ConnectedPort {
  /** The port's name: `portName` of a container. */
  readonly portName: string;
  /**
   * The host name by which the others connect.
   * @default - the port's name
   */
  readonly dnsName?: string;
  /**
   * The port by which the others connect.
   * @default - the container's port
   */
  readonly port?: number;
}

/**
 * Service Connect: services of a namespace connect to each other by short names, through a proxy that ECS adds to the tasks.
 * Source: Amazon ECS API Reference, ServiceConnectConfiguration.
 */
export interface ServiceConnectOptions {
  /** The namespace of AWS Cloud Map. */
  readonly namespace: HasArn;
  /**
   * The ports that the others connect to.
   * @default - none: the tasks only connect to others
   */
  readonly ports?: readonly ConnectedPort[];
}

/** The ports of a task that have a name. */
export type NamedPorts = ReadonlyMap<string, number>;

/** The block of a service. The proxy writes its logs as `logConfiguration` says. */
export function serviceConnectConfiguration(
  { namespace, ports = [] }: ServiceConnectOptions,
  namedPorts: NamedPorts,
  logConfiguration: EcsServiceServiceConnectConfigurationLogConfiguration,
): EcsServiceServiceConnectConfiguration {
  return {
    enabled: true,
    namespace: namespace.arn,
    logConfiguration,
    service: unlessEmpty(
      ports.map(({ portName, dnsName = portName, port }) => ({
        portName,
        discoveryName: portName,
        // A port without a name is a finding.
        clientAlias: { dnsName, port: port ?? namedPorts.get(portName) ?? 0 },
      })),
    ),
  };
}

const NAMESPACE_ARN = /^arn:[\w-]+:servicediscovery:[\w-]+:\d{12}:namespace\/ns-\w+$/;

/** What is wrong with the options of Service Connect; empty when nothing is. */
export function checkServiceConnect(
  { namespace, ports = [] }: ServiceConnectOptions,
  namedPorts: NamedPorts,
): string[] {
  const names = [...namedPorts.keys()];
  const findings = ports.flatMap(({ portName, port }, index) => {
    const at = `serviceConnect.ports[${index}]`;
    const expected =
      names.length === 0
        ? "portName of a container, as no port has a name"
        : `${oneOf(names)}, as containers name their ports`;
    return [
      ...(namedPorts.has(portName)
        ? []
        : [
            formatMessage({
              what: `${at}.portName`,
              value: portName,
              expected,
              nearest: nearest(portName, names),
            }),
          ]),
      ...(port === undefined || Token.isUnresolved(port) ? [] : checkNumber(portRule(`${at}.port`), port)),
    ];
  });
  if (!Token.isUnresolved(namespace.arn) && !NAMESPACE_ARN.test(namespace.arn)) {
    const expected =
      "the ARN of a namespace, such as arn:aws:servicediscovery:us-east-1:111122223333:namespace/ns-0123456789abcdef";
    findings.push(formatMessage({ what: "serviceConnect.namespace", value: namespace.arn, expected }));
  }
  return findings;
}
