import { isRecord } from "../model/field-reader.js";

const PLAN = "terraform plan -out=plan.bin, then terraform show -json plan.bin";
const DESCRIBE = "aws ecs describe-task-definition --task-definition FAMILY";

/** A kind of file that people try and that holds no task definition as such. */
interface OtherFile {
  readonly what: string;
  /** What to give instead. */
  readonly instead: string;
}

interface OtherText extends OtherFile {
  readonly is: (text: string, file: string) => boolean;
}

interface OtherJson extends OtherFile {
  readonly is: (json: Readonly<Record<string, unknown>>) => boolean;
}

const TEXTS: readonly OtherText[] = [
  {
    what: "the messages of terraform plan -json",
    instead: PLAN,
    is: (text) => /^\{"@level"/.test(text),
  },
  {
    what: "a Terraform plan in its binary form",
    instead: "terraform show -json FILE",
    is: (text) => text.startsWith("PK"),
  },
  {
    what: "Terraform in HCL",
    instead: PLAN,
    is: (text, file) =>
      /\.(?:tf|tfvars|hcl)$/.test(file) ||
      /^\s*(?:resource|module|terraform|provider|data|locals)\b[^:\n]*\{/m.test(text),
  },
  {
    what: "a Fluent Bit configuration",
    instead: "the task definition whose router reads it",
    is: (text) => /^\s*\[(?:SERVICE|INPUT|FILTER|OUTPUT|PARSER)\]/m.test(text),
  },
  {
    what: "source code",
    instead: "what it synthesizes: a template of cdk.out, or the plan of Terraform",
    is: (_, file) => /\.(?:[cm]?[jt]s|py|java|go|cs)$/.test(file),
  },
];

const OBJECTS: readonly OtherJson[] = [
  {
    what: "a Terraform state file",
    instead: "terraform show -json",
    is: (json) => "lineage" in json && "serial" in json,
  },
  {
    what: "the manifest of a CDK app",
    instead: "the templates beside it: cdk.out/*.template.json",
    is: (json) => "artifacts" in json,
  },
  {
    what: "the manifest of a CDKTF app",
    instead: "what it synthesized: cdktf.out/stacks/STACK/cdk.tf.json",
    is: (json) => isRecord(json.stacks) && "version" in json,
  },
  {
    what: "a description of ECS services or tasks",
    instead: DESCRIBE,
    is: (json) => ["services", "tasks", "taskDefinitionArns"].some((key) => Array.isArray(json[key])),
  },
  {
    what: "the ecs-params file of ecs-cli, which is half of a task definition",
    instead: DESCRIBE,
    is: (json) => isRecord(json.task_definition),
  },
  {
    what: "a Kubernetes object",
    instead: "an ECS task definition",
    is: (json) => "apiVersion" in json && "kind" in json,
  },
];

/** What a text that is neither JSON nor YAML is, and what to give instead; undefined if it is not known. */
export function describeText(file: string, text: string): string | undefined {
  return describe(TEXTS.find(({ is }) => is(text, file)));
}

/** What JSON or YAML without a task definition is, and what to give instead. */
export function describeValue(value: unknown): string {
  const other = isRecord(value) ? OBJECTS.find(({ is }) => is(value)) : undefined;
  return (
    describe(other) ??
    (isRecord(value)
      ? "not a task definition: it has no list containerDefinitions"
      : "not a task definition: neither an object nor a list of container definitions")
  );
}

function describe(other: OtherFile | undefined): string | undefined {
  return other === undefined ? undefined : `${other.what}; expected a task definition: ${other.instead}`;
}
