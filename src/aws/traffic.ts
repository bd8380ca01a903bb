/** Every IPv4 address. */
export const ANYWHERE = ["0.0.0.0/0"];

/** A security group rule that lets everything through. */
export const ALL_TRAFFIC = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ANYWHERE };
