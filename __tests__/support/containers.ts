import type { FluentBitStackProps } from "../../src/fluent-bit-stack.js";
import { containerDefinitions } from "../../testing/index.js";

/** The container definitions of a stack with these props, of any content. */
export function containersOf(props: FluentBitStackProps = {}) {
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a field says its type
  return containerDefinitions(props) as any[];
}
