/** `npm run diagram -- FILE`: the resources of a synthesized cdk.tf.json as a Mermaid flowchart. */
import { readFileSync } from "node:fs";
import { mermaid } from "./mermaid.js";

const [FILE] = process.argv.slice(2);
if (FILE === undefined) {
  console.error(
    "diagram: no file given, expected a cdk.tf.json such as cdktf.out/stacks/fluent-bit/cdk.tf.json",
  );
  process.exitCode = 1;
} else {
  console.log(mermaid(JSON.parse(readFileSync(FILE, "utf8"))));
}
