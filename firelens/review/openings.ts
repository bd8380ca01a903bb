import { isRecord, UNKNOWN } from "../model/field-reader.js";
import type { Entry } from "./entry.js";
import { describeRule, inlineRules, type NetworkRule, networkRules, rulesBeyond } from "./network-rule.js";
import type { Plan, ResourceChange } from "./plan.js";
import { type Fields, isSameValue, textOf } from "./values.js";

/** What one resource opens to the network, or closes. */
export interface NetworkChange {
  readonly address: string;
  readonly opens: readonly string[];
  readonly closes: readonly string[];
  /** What may be opened: Terraform knows it after apply only. */
  readonly unknown: readonly string[];
}

/** An attribute whose value opens something to the network. */
interface Exposure {
  readonly attribute: string;
  /** @default - the attribute's */
  readonly read?: (values: Fields) => unknown;
  /** Of a resource that is there; undefined is what AWS takes without the attribute. */
  readonly isOpen: (value: unknown) => boolean;
  readonly text: string;
}

function isInternetGateway(id: unknown): boolean {
  return typeof id === "string" && id.startsWith("igw-");
}

function isTrue(value: unknown): boolean {
  return value === true;
}

const PUBLIC_BUCKET: readonly Exposure[] = [
  "block_public_acls",
  "block_public_policy",
  "ignore_public_acls",
  "restrict_public_buckets",
].map((attribute) => ({
  attribute,
  isOpen: (value) => value !== true,
  text: `the bucket may become public (${attribute} is not true)`,
}));

const LOAD_BALANCER: readonly Exposure[] = [
  {
    attribute: "internal",
    isOpen: (value) => value !== true,
    text: "a load balancer with public addresses",
  },
];

/** By type of resource. */
const EXPOSURES: Readonly<Record<string, readonly Exposure[]>> = {
  aws_alb: LOAD_BALANCER,
  aws_lb: LOAD_BALANCER,
  aws_db_instance: [
    {
      attribute: "publicly_accessible",
      isOpen: isTrue,
      text: "a database with a public address",
    },
  ],
  aws_ecs_service: [
    {
      attribute: "network_configuration",
      read: ({ network_configuration: blocks }) =>
        Array.isArray(blocks) && isRecord(blocks[0]) ? blocks[0].assign_public_ip : undefined,
      isOpen: isTrue,
      text: "tasks with public addresses",
    },
  ],
  aws_route: [
    {
      attribute: "gateway_id",
      isOpen: isInternetGateway,
      text: "a route to an internet gateway",
    },
  ],
  aws_s3_bucket_public_access_block: PUBLIC_BUCKET,
  aws_subnet: [
    {
      attribute: "map_public_ip_on_launch",
      isOpen: isTrue,
      text: "a subnet that gives public addresses",
    },
  ],
};

const GROUPS = new Set(["aws_security_group", "aws_default_security_group"]);

export function networkChanges(plan: Plan): readonly NetworkChange[] {
  return plan.resources
    .filter(({ kind }) => kind !== "none" && kind !== "forget")
    .map((change) => networkChange(plan, change))
    .filter(({ opens, closes, unknown }) => opens.length + closes.length + unknown.length > 0);
}

function networkChange(plan: Plan, change: ResourceChange): NetworkChange {
  const { address, type, before, after } = change;
  const states = (EXPOSURES[type] ?? []).map((exposure) => ({
    text: exposure.text,
    before: exposureOf(exposure, before),
    after: exposureOf(exposure, after),
  }));
  const [old, next] = [rulesOf(plan, change, before), rulesOf(plan, change, after)];
  return {
    address,
    opens: [
      ...states.filter((state) => state.after === "open" && state.before !== "open").map(({ text }) => text),
      ...rulesBeyond(next, old).map(describeRule),
      ...gatewayRoutes(change),
      ...listener(change),
    ],
    closes: [
      ...states
        .filter((state) => state.before === "open" && state.after === "closed")
        .map(({ text }) => text),
      ...rulesBeyond(old, next).map(describeRule),
    ],
    unknown: states
      .filter((state) => state.after === "unknown")
      .map(({ text }) => `perhaps ${text}: known after apply`),
  };
}

function exposureOf({ attribute, read, isOpen }: Exposure, values: Fields | undefined): State {
  if (values === undefined) {
    return "closed";
  }
  const value = read === undefined ? values[attribute] : read(values);
  if (value === UNKNOWN) {
    return "unknown";
  }
  return isOpen(value) ? "open" : "closed";
}

type State = "open" | "closed" | "unknown";

function rulesOf(
  plan: Plan,
  { address, type }: ResourceChange,
  values: Fields | undefined,
): readonly NetworkRule[] {
  if (values === undefined) {
    return [];
  }
  const nameOf = (attribute: string) => (peer: unknown) => peerName(plan, address, attribute, peer);
  if (GROUPS.has(type)) {
    return (["ingress", "egress"] as const).flatMap((direction) =>
      inlineRules(values[direction], direction, nameOf(direction)),
    );
  }
  switch (type) {
    case "aws_security_group_rule":
      return networkRules(
        values,
        values.type === "egress" ? "egress" : "ingress",
        nameOf("source_security_group_id"),
      );
    case "aws_vpc_security_group_ingress_rule":
      return networkRules(values, "ingress", nameOf("referenced_security_group_id"));
    case "aws_vpc_security_group_egress_rule":
      return networkRules(values, "egress", nameOf("referenced_security_group_id"));
    default:
      return [];
  }
}

/** A group of the plan by its address; of a peer that is known after apply, what the configuration refers to. */
function peerName(plan: Plan, address: string, attribute: string, peer: unknown): string {
  if (typeof peer === "string") {
    return plan.names.addressOf("aws_security_group", peer);
  }
  const references = plan.configuration.references(address, attribute);
  return peer === UNKNOWN && references.length > 0 ? references.join(" or ") : textOf(peer);
}

/** The inline routes of a route table that lead to an internet gateway, and did not before. */
function gatewayRoutes({ type, before, after }: ResourceChange): readonly string[] {
  if (type !== "aws_route_table") {
    return [];
  }
  const old = gatewayBlocks(before);
  return gatewayBlocks(after)
    .filter((block) => !old.includes(block))
    .map((block) => `a route for ${block} to an internet gateway`);
}

function gatewayBlocks(values: Fields | undefined): readonly string[] {
  const routes = Array.isArray(values?.route) ? values.route.filter(isRecord) : [];
  return routes
    .filter(({ gateway_id: id }) => id === UNKNOWN || isInternetGateway(id))
    .map(({ cidr_block: block, ipv6_cidr_block: ipv6Block }) => textName(block || ipv6Block));
}

/** A new port, or one whose protocol is no longer encrypted. */
function listener({ type, before, after }: ResourceChange): readonly string[] {
  if ((type !== "aws_alb_listener" && type !== "aws_lb_listener") || after === undefined) {
    return [];
  }
  const isSame = isSameValue(before?.port, after.port) && isSameValue(before?.protocol, after.protocol);
  return isSame ? [] : [`a listener on port ${textOf(after.port)}, ${textName(after.protocol)}`];
}

function textName(value: unknown): string {
  return typeof value === "string" ? value : textOf(value);
}

export function describeNetworkChange({ address, opens, closes, unknown }: NetworkChange): Entry {
  const verbs = [
    ...(opens.length > 0 ? ["opens"] : unknown.length > 0 ? ["may open"] : []),
    ...(closes.length > 0 ? ["closes"] : []),
  ];
  return {
    sign: opens.length + unknown.length > 0 ? "!" : "-",
    text: `${address} ${verbs.join(" and ")}`,
    details: [
      ...opens.map((text) => `+ ${text}`),
      ...closes.map((text) => `- ${text}`),
      ...unknown.map((text) => `! ${text}`),
    ],
  };
}
