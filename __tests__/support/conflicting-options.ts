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
      '[fluent-bit/load-balancer] ssl policy is "ELBSecurityPolicy-TLS13-1-3-2021-06" without a certificate: expected both, as HTTP has no policy',
  },
  {
    levels: { "network.nat": "none", destination: "on" },
    beside: { image: "on" },
    finding:
      '[fluent-bit/private-access] a destination is on the internet; expected network.nat "single" or "perZone", as a network without NAT does not reach it',
  },
  {
    levels: { "network.nat": "none", image: "off" },
    finding:
      '[fluent-bit/private-access] image is "public.ecr.aws/nginx/nginx:1.21-perl", which is out of reach without NAT: expected one in Amazon ECR in us-east-1, such as 111122223333.dkr.ecr.us-east-1.amazonaws.com/nginx:1.21',
  },
  {
    levels: { "network.nat": "none", region: "on" },
    beside: { image: "on", "router.image": "on" },
    finding:
      '[fluent-bit/private-access] image is "111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:1.0.3", which is out of reach without NAT: expected one in Amazon ECR in eu-west-1, such as 111122223333.dkr.ecr.eu-west-1.amazonaws.com/nginx:1.21',
  },
  {
    levels: { "service.exec": "on", "task.readonlyRootFilesystem": "on" },
    finding:
      "[fluent-bit] service.exec is on with task.readonlyRootFilesystem: expected one of them, as the agent of ECS Exec writes to the root file system",
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
    finding: "[fluent-bit] logs.createKey is on with logs.key: expected one of them",
  },
  {
    levels: { cpu: "on", memoryMiB: "off" },
    finding:
      "[fluent-bit/variables] memory in MiB with cpu 1024: 1024; expected one of 2048, 3072, 4096, 5120, 6144, 7168, 8192; did you mean 2048?",
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
