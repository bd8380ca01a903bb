import { isIPv4 } from "node:net";

/** A block of IPv4 addresses: its first address as a number, and the length of its prefix. */
export interface Ipv4Block {
  readonly first: number;
  readonly prefix: number;
}

/** Reads `10.0.0.0/16`; an address inside the block stands for the block. Undefined for anything else. */
export function parseIpv4Block(cidr: string): Ipv4Block | undefined {
  const [, address = "", prefix = ""] = /^([\d.]+)\/(\d|[12]\d|3[0-2])$/.exec(cidr) ?? [];
  if (!isIPv4(address)) {
    return undefined;
  }
  const size = 2 ** (32 - Number(prefix));
  const number = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return { first: number - (number % size), prefix: Number(prefix) };
}

export function formatIpv4Block({ first, prefix }: Ipv4Block): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${octets.join(".")}/${prefix}`;
}

export function contains(outer: Ipv4Block, inner: Ipv4Block): boolean {
  const end = outer.first + 2 ** (32 - outer.prefix);
  return outer.prefix <= inner.prefix && inner.first >= outer.first && inner.first < end;
}
