/** Registers the matchers with Vitest: `import "fargate-fluent-bit/testing/vitest"` in a test or a setup file. */
import { expect } from "vitest";
import { toHaveContainer, toHaveResource, toRouteLogsTo } from "./matchers.js";

expect.extend({ toHaveContainer, toHaveResource, toRouteLogsTo });

type Fields = Readonly<Record<string, unknown>>;

declare module "vitest" {
  interface Matchers<T> {
    /**
     * A stack, or what `synthesize` returns, has a resource: of this type, and with these arguments. They are compared as by
     * `toMatchObject`, and written as Terraform's JSON has them: `{ cpu: "${var.cpu}" }`.
     */
    toHaveResource(type: string, args?: Fields): void;
    /** The resource has this name, too. */
    toHaveResource(type: string, name: string, args?: Fields): void;
    /**
     * A stack, what `synthesize` or what `containerDefinitions` returns has a container of this name, with these fields as ECS
     * gets them. They are compared as by `toMatchObject`.
     */
    toHaveContainer(name: string, fields?: Fields): void;
    /**
     * The log router of a stack, of what `synthesize` or what `fluentBitConf` returns has an output to this plugin, such as
     * `cloudwatch_logs`, with these options of Fluent Bit.
     */
    toRouteLogsTo(plugin: string, options?: Fields): void;
  }
}
