import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LocalAwsApi } from "../../../rehearsal/aws/api.js";
import { deploymentEnvironment, type LocalAws, startLocalAws } from "../../../rehearsal/aws/local-aws.js";
import { makePrerequisites } from "../../../rehearsal/aws/prerequisites.js";
import { readConfiguration, TerraformFolder } from "../../../rehearsal/aws/terraform-folder.js";
import { createTempDir } from "../../../rehearsal/process.js";
import { Bindings } from "../../../rehearsal/schema/bindings.js";
import { ProviderSchema } from "../../../rehearsal/schema/provider-schema.js";
import { startProvider } from "../../../rehearsal/serve.js";
import { synthesizedBy } from "../../support/synthesized-folder.js";
import { type Mutant, mutantsOf } from "./mutants.js";
import { copyStack, type Refusals, refusalsOf } from "./verdicts.js";

const REGION = "us-east-1";
const PAGE = join(import.meta.dirname, "..", "..", "..", "docs", "rehearsal.md");
const HEADER = [
  "| what is wrong | tried | both refuse | only the real provider | only the rehearsal | neither |",
  "| --- | --: | --: | --: | --: | --: |",
];

/** What the real provider, in a folder of its own, refuses of the mutants of a stack. */
async function refusedByProvider(
  stackFolder: string,
  mutants: readonly Mutant[],
  { endpoint }: LocalAws,
): Promise<Refusals> {
  const env = deploymentEnvironment(endpoint, REGION, process.cwd());
  await makePrerequisites(new LocalAwsApi(endpoint, REGION), readConfiguration(stackFolder));
  const folder = new TerraformFolder(env);
  try {
    folder.use(stackFolder);
    await folder.init();
    return await refusalsOf(mutants, folder.path, env);
  } finally {
    folder.remove();
  }
}

async function refusedByRehearsal(
  stackFolder: string,
  mutants: readonly Mutant[],
  schema: ProviderSchema,
): Promise<Refusals> {
  const folder = createTempDir();
  const provider = await startProvider(schema);
  try {
    copyStack(stackFolder, folder.path);
    return await refusalsOf(mutants, folder.path, provider.environment);
  } finally {
    await provider.close();
    folder.remove();
  }
}

/** The mutants that were refused, by whom. */
function tableOf(mutants: readonly Mutant[], real: Refusals, rehearsal: Refusals): string {
  const rows = [...new Set(mutants.map(({ kind }) => kind))].map((kind) =>
    row(kind, (other) => other === kind),
  );
  return [...HEADER, ...rows, row("all", () => true)].join("\n");

  function row(title: string, isOfKind: (kind: string) => boolean): string {
    const numbers = [...mutants.keys()].filter((number) => isOfKind(mutants[number]?.kind ?? ""));
    const count = (byReal: boolean, byRehearsal: boolean) =>
      numbers.filter((number) => real.has(number) === byReal && rehearsal.has(number) === byRehearsal).length;
    const counts = [count(true, true), count(true, false), count(false, true), count(false, false)];
    return `| ${[title, numbers.length, ...counts].join(" | ")} |`;
  }
}

describe("beside the real provider, the rehearsal", () => {
  let aws: LocalAws;
  let mutants: readonly Mutant[];
  let real: Refusals;
  let rehearsal: Refusals;

  beforeAll(async () => {
    const [stack = ""] = await synthesizedBy("examples/production.ts");
    const schema = new ProviderSchema(Bindings.of(process.cwd()));
    schema.addConfiguration(readConfiguration(stack));
    mutants = mutantsOf(readConfiguration(stack), schema);
    aws = await startLocalAws({ ...process.env, AWS_ENDPOINT_URL: undefined });
    real = await refusedByProvider(stack, mutants, aws);
    rehearsal = await refusedByRehearsal(stack, mutants, schema);
  });

  afterAll(() => aws.stop());

  const refusedOnlyByRehearsal = () =>
    mutants.filter((_, number) => rehearsal.has(number) && !real.has(number));

  it("refuses what the page says", () => {
    const page = readFileSync(PAGE, "utf8");
    const start = page.indexOf(HEADER[0] ?? "");
    expect(page.slice(start, page.indexOf("\n\n", start))).toBe(tableOf(mutants, real, rehearsal));
  });

  it("refuses nothing that the real provider accepts, but what AWS refuses later", () => {
    expect(new Set(refusedOnlyByRehearsal().map(({ kind }) => kind))).toEqual(
      new Set(["an unpaired Fargate cpu and memory"]),
    );
  });

  it("refuses all that the schema says", () => {
    const byKind = (kind: string) => [...mutants.keys()].filter((number) => mutants[number]?.kind === kind);
    for (const kind of [
      "an unknown argument",
      "a required argument that is left out",
      "a value of a wrong type",
      "a value for an attribute that is only computed",
    ]) {
      expect(byKind(kind).filter((number) => !rehearsal.has(number))).toEqual([]);
    }
  });
});
