/**
 * Prints rehearsal/provider/data/provider-behaviour.json: what a real AWS provider plans that its schema does not say.
 *
 *     npx tsx scripts/provider-behaviour.ts path/to/terraform-provider-aws > rehearsal/provider/data/provider-behaviour.json
 *
 * `terraform init` puts the provider's program below .terraform/providers. It needs no AWS: only plans are asked for. Each
 * argument in turn is added, changed and removed in an otherwise minimal resource.
 */
import { observeProvider } from "./observe-provider.js";

const [, , BINARY] = process.argv;
if (BINARY === undefined) {
  throw new Error("no program of a provider; expected its path");
}
console.log(JSON.stringify(await observeProvider(BINARY), undefined, 2));
