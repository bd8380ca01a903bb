import { isRecord } from "../model/field-reader.js";
import type { Fields } from "./values.js";

/** What a rule of a security group lets through: one source or target, one range of ports. */
export interface NetworkRule {
  readonly direction: "ingress" | "egress";
  /** `tcp`, `udp`, …; `all` for every protocol and port. */
  readonly protocol: string;
  readonly fromPort: number | undefined;
  readonly toPort: number | undefined;
  /** A block of addresses, a security group, a prefix list or `itself`. */
  readonly peer: string;
}

const ALL_PROTOCOLS = new Set(["-1", "all"]);

/** The attributes that name a peer, of inline rules and of rules that are resources. */
const PEERS = [
  "cidr_blocks",
  "ipv6_cidr_blocks",
  "prefix_list_ids",
  "security_groups",
  "cidr_ipv4",
  "cidr_ipv6",
  "prefix_list_id",
  "referenced_security_group_id",
  "source_security_group_id",
] as const;

/**
 * The rules of the blocks `ingress` or `egress` of a security group.
 *
 * @param nameOf the name of a peer for people
 */
export function inlineRules(
  blocks: unknown,
  direction: NetworkRule["direction"],
  nameOf: (peer: unknown) => string,
): readonly NetworkRule[] {
  // Rules that are known after apply as a whole are AWS' own: the configuration says none.
  return Array.isArray(blocks)
    ? blocks.flatMap((block) => (isRecord(block) ? networkRules(block, direction, nameOf) : []))
    : [];
}

/**
 * One rule for each of its peers.
 *
 * @param nameOf the name of a peer for people
 */
export function networkRules(
  rule: Fields,
  direction: NetworkRule["direction"],
  nameOf: (peer: unknown) => string,
): readonly NetworkRule[] {
  const protocol = String(rule.protocol ?? rule.ip_protocol ?? "?").toLowerCase();
  const isAll = ALL_PROTOCOLS.has(protocol);
  const common = {
    direction,
    protocol: isAll ? "all" : protocol,
    fromPort: isAll ? undefined : portOf(rule.from_port),
    toPort: isAll ? undefined : portOf(rule.to_port),
  };
  const peers = PEERS.flatMap((name) => listOf(rule[name])).map(nameOf);
  return [...peers, ...(rule.self === true ? ["itself"] : [])].map((peer) => ({ ...common, peer }));
}

function portOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : [value].flat();
}

/** The rules that no other rule covers. */
export function rulesBeyond(
  rules: readonly NetworkRule[],
  others: readonly NetworkRule[],
): readonly NetworkRule[] {
  return rules.filter((rule) => !others.some((other) => isCovered(rule, other)));
}

function isCovered(rule: NetworkRule, other: NetworkRule): boolean {
  if (rule.direction !== other.direction || !isPeerCovered(rule.peer, other.peer)) {
    return false;
  }
  return (
    other.protocol === "all" ||
    (rule.protocol === other.protocol &&
      (rule.fromPort === other.fromPort || (rule.fromPort ?? 0) >= (other.fromPort ?? 0)) &&
      (rule.toPort === other.toPort || (rule.toPort ?? 65_535) <= (other.toPort ?? 65_535)))
  );
}

function isPeerCovered(peer: string, other: string): boolean {
  if (peer === other || (other === "::/0" && peer.includes(":") && peer.includes("/"))) {
    return true;
  }
  const [block, otherBlock] = [ipv4Block(peer), ipv4Block(other)];
  return (
    block !== undefined &&
    otherBlock !== undefined &&
    block.bits >= otherBlock.bits &&
    Math.floor(block.address / 2 ** (32 - otherBlock.bits)) ===
      Math.floor(otherBlock.address / 2 ** (32 - otherBlock.bits))
  );
}

function ipv4Block(text: string): { readonly address: number; readonly bits: number } | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (match === null) {
    return undefined;
  }
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = match.slice(1).map(Number);
  return { address: ((a * 256 + b) * 256 + c) * 256 + d, bits };
}

/** `in from 0.0.0.0/0: tcp 80`. */
export function describeRule({ direction, protocol, fromPort, toPort, peer }: NetworkRule): string {
  const from = fromPort ?? "?";
  const to = toPort ?? "?";
  const ports =
    protocol === "all" ? "every protocol and port" : `${protocol} ${from === to ? from : `${from}-${to}`}`;
  const who = peer === "0.0.0.0/0" || peer === "::/0" ? `${peer} (everywhere)` : peer;
  return `${direction === "ingress" ? "in from" : "out to"} ${who}: ${ports}`;
}
