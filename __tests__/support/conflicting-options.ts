import type { Choice, Row } from "./covering-array.js";
import { STACK_OPTIONS } from "./stack-options.js";

/** Two options at levels that exclude each other. */
interface Conflict {
  readonly levels: Row;
  /** What the stack says to them. */
  readonly finding: string;
  /** What else is turned on, so that the stack says nothing more. */
  readonly beside?: Row;
}

export const CONFLICTS: readonly Conflict[] = [
  {
    levels: { "loadBalancer.certificate": "off", "loadBalancer.sslPolicy": "on" },
    finding:
      '[fluent-bit/load-balancer] sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06"; expected a certificate with it, as HTTP has no TLS policy',
  },
  {
    levels: { "loadBalancer.certificate": "on", region: "on" },
    finding:
      '[fluent-bit] certificate: "arn:aws:acm:us-east-1:111122223333:certificate/0123abcd"; expected a certificate in the load balancer\'s region, eu-west-1',
  },
  {
    // A policy needs a certificate.
    levels: { "loadBalancer.sslPolicy": "on", region: "on" },
    finding:
      '[fluent-bit/load-balancer] sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06"; expected a certificate with it, as HTTP has no TLS policy',
  },
  {
    levels: { "network.nat": "none", destination: "on" },
    beside: { image: "on" },
    finding:
      '[fluent-bit/private-access] network.nat: "none"; expected "single" or "perZone", as a destination is on the internet',
  },
  {
    levels: { "network.nat": "none", image: "off" },
    finding:
      '[fluent-bit/private-access] image: "public.ecr.aws/nginx/nginx:1.21-perl"; expected an image in Amazon ECR in us-east-1 without NAT, such as 111122223333.dkr.ecr.us-east-1.amazonaws.com/nginx:1.21',
  },
  {
    levels: { "network.nat": "none", region: "on" },
    beside: { image: "on", "router.image": "on" },
    finding:
      '[fluent-bit/private-access] image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:1.0.3"; expected an image in Amazon ECR in eu-west-1 without NAT, such as 111122223333.dkr.ecr.eu-west-1.amazonaws.com/nginx:1.21',
  },
  {
    levels: { "service.exec": "on", "application.readonlyRootFilesystem": "on" },
    finding:
      "[fluent-bit] service.exec with application.readonlyRootFilesystem; expected only one of them, as the agent of ECS Exec writes to the root file system",
  },
  {
    levels: { "service.cluster": "on", "service.containerInsights": "on" },
    finding:
      '[fluent-bit/service] containerInsights: "enhanced"; expected it where the given cluster is made',
  },
  {
    levels: { "service.restrictEgress": "off", "service.extraEgressPorts": "on" },
    finding:
      "[fluent-bit/service] extraEgressPorts: [9093]; expected restrictEgress with them, as all ports are open without it",
  },
  {
    levels: { "logs.key": "on", "logs.createKey": "on" },
    finding: "[fluent-bit] logs.createKey with logs.key; expected only one of them",
  },
  {
    levels: { "application.appProtocol": "on", "application.portName": "off" },
    finding:
      '[fluent-bit/task-definition] application.appProtocol: "http"; expected portName with it, as only Service Connect reads it',
  },
  {
    levels: { cpu: "on", memoryMiB: "off" },
    finding:
      "[fluent-bit/variables] memoryMiB: 1024; expected one of 2048, 3072, 4096, 5120, 6144, 7168, 8192 with cpu 1024; did you mean 2048?",
  },
];

/** A network that exists has no options: the types keep them apart. */
const ofNewNetwork = ({ factor, level }: Choice) =>
  factor.startsWith("network.") && level !== STACK_OPTIONS[factor]?.[0];
const isExistingNetwork = ({ factor, level }: Choice) => factor === "network" && level === "existing";

/** Whether a stack takes two options at these levels. */
export function goTogether(a: Choice, b: Choice): boolean {
  if ((isExistingNetwork(a) && ofNewNetwork(b)) || (isExistingNetwork(b) && ofNewNetwork(a))) {
    return false;
  }
  return !CONFLICTS.some(({ levels }) => levels[a.factor] === a.level && levels[b.factor] === b.level);
}
