import type {
  SecurityGroupEgress,
  SecurityGroupIngress,
} from "@cdktf/provider-aws/lib/security-group/index.js";
import { formatMessage } from "../../firelens/message.js";
import { ALL_TRAFFIC, ANYWHERE } from "../aws/cidr.js";
import { checkNumber } from "../aws/numbers.js";
import { portRule } from "../aws/ports.js";
import { numberToString } from "../cdktf/expressions.js";
import { NFS_PORT } from "../task/volumes.js";

/** What the tasks may connect to. */
export interface EgressOptions {
  /**
   * Allow the tasks to connect only to port 443, which AWS' APIs listen on, and to the ports of the logs' destinations.
   * Every rule gets a description. DNS still works: security groups don't filter traffic to the VPC's own DNS server.
   * Source: Amazon VPC User Guide, "Control traffic to your AWS resources using security groups".
   * @default false, they connect to any port
   */
  readonly restrictEgress?: boolean;
  /**
   * With `restrictEgress`, further TCP ports that the tasks connect to, beside those of the logs' destinations.
   * @default - none
   */
  readonly extraEgressPorts?: readonly number[];
}

const HTTPS_PORT = 443;

/** What ports are for. AWS accepts no apostrophe in a description. */
const PORT_USES: ReadonlyMap<number, string> = new Map([
  [HTTPS_PORT, "HTTPS to the AWS APIs and to destinations of logs"],
  [NFS_PORT, "NFS to the volumes"],
]);

const EGRESS_PORT = portRule("extraEgressPorts");

/** The rule that lets the load balancer connect to the tasks. */
export function taskIngress(
  loadBalancer: { readonly securityGroupIds: string[] },
  containerPort: number,
  { restrictEgress = false }: EgressOptions,
): SecurityGroupIngress {
  return {
    protocol: "TCP",
    fromPort: containerPort,
    toPort: containerPort,
    securityGroups: loadBalancer.securityGroupIds,
    description: restrictEgress ? "Requests from the load balancer" : undefined,
  };
}

/** The rules that let other members of the network connect to the ports of the tasks. */
export function clientIngress(
  clientSecurityGroupIds: readonly string[],
  ports: readonly { readonly containerPort: number; readonly protocol?: string }[],
): SecurityGroupIngress[] {
  if (clientSecurityGroupIds.length === 0) {
    return [];
  }
  return ports.map(({ containerPort, protocol = "tcp" }) => ({
    protocol: protocol.toUpperCase(),
    fromPort: containerPort,
    toPort: containerPort,
    securityGroups: [...clientSecurityGroupIds],
    description: "Requests from other services",
  }));
}

/** The rules that let the tasks connect to anything, or only to what they need. */
export function taskEgress(
  destinationPorts: readonly number[],
  { restrictEgress = false, extraEgressPorts = [] }: EgressOptions,
): SecurityGroupEgress[] {
  if (!restrictEgress) {
    return [ALL_TRAFFIC];
  }
  return [...new Set([HTTPS_PORT, ...destinationPorts, ...extraEgressPorts])].map(egressToPort);
}

function egressToPort(port: number): SecurityGroupEgress {
  return {
    protocol: "TCP",
    fromPort: port,
    toPort: port,
    cidrBlocks: [ANYWHERE],
    description: PORT_USES.get(port) ?? `Port ${numberToString(port)} of a destination`,
  };
}

/** What is wrong with a port that the tasks connect to; empty when nothing is. */
export function checkEgressPort(port: number): string[] {
  return checkNumber(EGRESS_PORT, port);
}

/** What is wrong with the combination of these options; empty when nothing is. */
export function checkEgressOptions({
  restrictEgress = false,
  extraEgressPorts = [],
}: EgressOptions): string[] {
  if (restrictEgress || extraEgressPorts.length === 0) {
    return [];
  }
  const expected = "restrictEgress with them, as all ports are open without it";
  return [formatMessage({ what: "extraEgressPorts", value: extraEgressPorts, expected })];
}
