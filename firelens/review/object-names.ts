/** What is known of a resource that others may name. */
interface Named {
  readonly address: string;
  readonly type: string;
  readonly identity: readonly string[];
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** Which resource of a plan an id, ARN or name means. */
export class ObjectNames {
  private readonly addresses = new Map<string, string>();

  constructor(resources: readonly Named[]) {
    for (const { address, type, identity, before, after } of resources) {
      for (const name of [...identity, before?.name, after?.name]) {
        if (typeof name === "string") {
          this.addresses.set(`${type} ${name}`, address);
        }
      }
    }
  }

  /** The address of the resource, or the name itself if it is not in the plan. */
  addressOf(type: string, name: string): string {
    return this.addresses.get(`${type} ${name}`) ?? name;
  }
}
