/** The commands that take flags; `npm run rehearse` hands all its words to another command. */
export type CommandName = "start" | "plan" | "preview" | "review" | "local-aws";

export interface Flag {
  /** Name without dashes. One dash and two mean the same, as for Terraform. */
  readonly name: string;
  /** What stands for the value in the help. @default - the flag has no value */
  readonly value?: string;
  /** Whether the flag is handed to `terraform plan`, and for `npm start` to `terraform destroy`. @default false */
  readonly isTerraform?: boolean;
  /** Whether the flag is handed to `firelens review`. @default false */
  readonly isReview?: boolean;
  readonly commands: readonly CommandName[];
  readonly description: string;
}

const ALL: readonly CommandName[] = ["start", "plan", "preview", "review", "local-aws"];

const COMMANDS: Readonly<Record<CommandName, { readonly usage: string; readonly description: string }>> = {
  start: {
    usage: "npm start -- [stack…] [flags]",
    description: "Rehearses a deployment: init, validate, plan, apply, second plan, destroy.",
  },
  plan: {
    usage: "npm run plan -- [stack…] [flags]",
    description: "Shows the plan of a rehearsed deployment.",
  },
  "local-aws": {
    usage: "npm run local-aws -- [stack…] [flags], or npm run local-aws -- <command>",
    description: "Deploys with the real AWS provider on a local AWS, or runs a command beside one.",
  },
  preview: {
    usage: "npm run preview -- [stack…] [flags]",
    description: "Shows the fluent-bit.conf of each task definition.",
  },
  review: {
    usage: "npm run review -- [program.ts] [stack…] [flags], or npm run review -- <plan.json> [flags]",
    description: "Says what a plan changes, in the order in which it matters.",
  },
};

/** The flags of Terraform have Terraform's own meaning: https://developer.hashicorp.com/terraform/cli/commands/plan */
const FLAGS: readonly Flag[] = [
  {
    name: "app",
    value: "<command>",
    commands: ALL,
    description: "synthesizes another app than that of cdktf.json: a command, or the file of a program",
  },
  {
    name: "before",
    value: "<command>",
    commands: ["review"],
    description: "the app that is deployed, as for --app: the review is of the change from it",
  },
  {
    name: "format",
    value: "<format>",
    isReview: true,
    commands: ["review"],
    description: "text, markdown or json",
  },
  {
    name: "fail-on",
    value: "<what,…>",
    isReview: true,
    commands: ["review"],
    description: "fails on replace, destroy, permissions, open or errors",
  },
  { name: "keep", commands: ["start", "plan", "local-aws"], description: "keeps the working folder" },
  { name: "json", commands: ["plan"], description: "prints the plan of one stack as JSON" },
  { name: "help", commands: ALL, description: "prints this help" },
  { name: "var", value: "<name>=<value>", isTerraform: true, commands: ALL, description: "sets a variable" },
  {
    name: "var-file",
    value: "<file>",
    isTerraform: true,
    commands: ALL,
    description: "sets the variables in a file",
  },
  {
    name: "target",
    value: "<address>",
    isTerraform: true,
    commands: ["start", "plan", "review"],
    description: "plans one resource and what it depends on",
  },
  {
    name: "exclude",
    value: "<address>",
    isTerraform: true,
    commands: ["plan"],
    description: "leaves out one resource and what depends on it (OpenTofu only)",
  },
  {
    name: "replace",
    value: "<address>",
    isTerraform: true,
    commands: ["plan"],
    description: "plans the replacement of one resource",
  },
  {
    name: "parallelism",
    value: "<number>",
    isTerraform: true,
    commands: ["start", "plan"],
    description: "limits the operations that run at a time",
  },
  { name: "destroy", isTerraform: true, commands: ["plan"], description: "plans the removal of everything" },
  { name: "compact-warnings", isTerraform: true, commands: ["plan"], description: "shortens warnings" },
];

export function flagsOf(command: CommandName): readonly Flag[] {
  return FLAGS.filter(({ commands }) => commands.includes(command));
}

/** The flag with its dashes, as its own documentation writes it: Terraform's flags have one. */
export function spelling({ name, isTerraform }: Flag): string {
  return isTerraform ? `-${name}` : `--${name}`;
}

/** The text of `--help`. */
export function helpText(command: CommandName): string {
  const { usage, description } = COMMANDS[command];
  const rows = flagsOf(command).map((flag) => {
    return [[spelling(flag), flag.value].filter(Boolean).join(" "), flag.description] as const;
  });
  const width = Math.max(...rows.map(([flag]) => flag.length));
  const lines = rows.map(([flag, text]) => `  ${flag.padEnd(width)}  ${text}`);
  return [description, "", usage, "", ...lines].join("\n");
}
