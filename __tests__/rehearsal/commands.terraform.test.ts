import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { filesOf, type OwnFolder, ownFolder, processesOf } from "./left-behind.js";
import { execute, project, start, temporaryFolder } from "./project.js";
import { webService } from "./web-service.js";

const SMALL = {
  provider: { aws: [{ region: "eu-west-1" }] },
  variable: { name: { type: "string", default: "main" } },
  resource: { aws_ecs_cluster: { main: { name: "${var.name}" } } },
  output: { cluster: { value: "${aws_ecs_cluster.main.arn}" } },
};

/** A block of several resources, and a task definition whose name has to be given. */
const WEB = {
  provider: SMALL.provider,
  variable: { name: { type: "string" } },
  resource: {
    aws_vpc: { main: { count: 3, cidr_block: "10.${count.index}.0.0/16" } },
    aws_ecs_task_definition: {
      web: { family: "${var.name}", container_definitions: '[{"name": "router", "image": "${upper("x")}"}]' },
    },
  },
};

const ARN = "arn:aws:ecs:eu-west-1:123456789012:cluster/main";

describe.concurrent("npm start", () => {
  it("rehearses the stacks named, of the app given, in a path with spaces and letters of any language", async () => {
    const folder = join(temporaryFolder("Prüfung ü 部署 "), "my project");
    const temporary = join(temporaryFolder(), "mon été".repeat(14));
    mkdirSync(temporary, { recursive: true });
    const env = { TMPDIR: temporary };
    project({ web: WEB, small: SMALL, other: {} }, folder);

    const args = ["web", "small", "--keep", "--app", "sh ./app.sh", "-var", "name=main"];
    const { exitCode, stdout, stderr } = await execute("cli/start", args, folder, env);

    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("rehearsal of web: the real Terraform CLI, made-up AWS answers, no account");
    expect(stdout).not.toContain("rehearsal of other");
    expect(stdout).toMatch(/\n {2}second plan +\d\.\d\d s +0 to add, 0 to change, 0 to destroy\n/);
    expect(stdout).toMatch(/\n {2}destroy +\d\.\d\d s +0 to add, 0 to change, 4 to destroy\n/);
    expect(stdout).toMatch(
      /resources: 4 instances of 2 resource blocks \(a block with count or for_each has several\)\n {2}aws_ecs_task_definition +1\n {2}aws_vpc +3\n/,
    );
    expect(stdout).toContain("resources: 1\n  aws_ecs_cluster  1\n");
    expect(stdout).toContain(`outputs (made-up values)\n  cluster  ${ARN}\n`);
    expect(stdout).toContain(
      'container definitions of aws_ecs_task_definition.web\n  [\n    {\n      "name": "router"',
    );
    expect(stdout).toContain("synthesized  cdktf.out/stacks/small/cdk.tf.json");
    expect(stdout).toContain('npx cdktf deploy small --app "sh ./app.sh"');
    expect(
      JSON.parse(readFileSync(join(folder, "cdktf.out/stacks/small/cdk.tf.json"), "utf8")),
    ).toMatchObject(SMALL);
    const kept = [...stdout.matchAll(/working folder: (.*)\n/g)].map(([, path = ""]) => path);
    expect(kept.map((path) => existsSync(join(path, "cdk.tf.json")))).toEqual([true, true]);
    expect(filesOf(env).sort()).toEqual(kept.map((path) => basename(path)).sort());
  });

  it("shows Terraform's message and exits 1 when a step fails", async () => {
    const provisioner = [{ "local-exec": { command: "echo full; exit 3" } }];
    const folder = project({ failing: { resource: { terraform_data: { disk: { provisioner } } } } });
    const env = ownFolder();
    const { exitCode, stdout, stderr } = await execute("cli/start", [], folder, env);
    expect(exitCode).toBe(1);
    expect(filesOf(env)).toEqual([]);
    expect(stdout).toMatch(/\n {2}plan .*1 to add/);
    expect(stderr).toMatch(/^rehearsal: terraform apply failed\n/);
    expect(stderr).toContain("exit status 3. Output: full");
  });

  it("names the stacks when the one asked for does not exist", async () => {
    const { exitCode, stderr } = await execute("cli/start", ["smal"], project({ small: SMALL }));
    expect(stderr).toBe('rehearsal: stack: "smal"; expected small; did you mean small?\n');
    expect(exitCode).toBe(1);
  });

  it("reports an unknown flag before it synthesizes", async () => {
    const folder = project({ small: SMALL });
    const { exitCode, stderr } = await execute("cli/start", ["--kep"], folder);
    expect(stderr).toMatch(/^rehearsal: unknown flag: "--kep"; .*did you mean --keep\?\n$/);
    expect(exitCode).toBe(1);
    expect(existsSync(join(folder, "cdktf.out"))).toBe(false);
  });

  it("prints a configuration error alone", async () => {
    const folder = project({ small: SMALL });
    writeFileSync(
      join(folder, "app.mjs"),
      "const error = new Error('1 finding:\\n  [small] cpu: 3'); error.stack = String(error); throw error;",
    );
    const { exitCode, stdout, stderr } = await execute("cli/start", ["--app", "node app.mjs"], folder);
    expect(stderr).toBe("Error: 1 finding:\n  [small] cpu: 3\n");
    expect(stdout).toBe("");
    expect(exitCode).toBe(1);
  });

  it("prints its flags with --help", async () => {
    const { stdout } = await execute("cli/start", ["--help"], temporaryFolder());
    expect(stdout).toMatch(/^ {2}--keep {2,}keeps the working folder$/m);
  });

  it("names both programs when neither is there", async () => {
    const { exitCode, stderr } = await execute("cli/start", [], project({ small: SMALL }), {
      PATH: "/nowhere",
    });
    expect(stderr).toContain("neither terraform nor tofu is on PATH");
    expect(exitCode).toBe(1);
  });
});

describe.concurrent("npm run review", () => {
  it("plans the app offline, and reviews that", async () => {
    const { exitCode, stdout, stderr } = await execute("cli/review", [], project({ small: SMALL }));
    expect(stdout).toContain("task and service: 1 to create\n      aws_ecs_cluster.main\n");
    expect(stdout).toContain("1 to create, 0 to change, 0 to replace, 0 to destroy\n");
    expect(stderr).toBe("review of small: planned offline, ids and ARNs are made up\n");
    expect(exitCode).toBe(0);
  });

  it("reviews the change from another app, and fails at a gate", async () => {
    const before = project({
      small: { provider: SMALL.provider, resource: { aws_vpc: { main: { cidr_block: "10.0.0.0/16" } } } },
    });
    const folder = project({ small: SMALL });
    const args = ["--before", `sh ${join(before, "app.sh")}`, "--fail-on", "destroy"];
    const { exitCode, stdout, stderr } = await execute("cli/review", args, folder);
    expect(stdout).toContain("! aws_vpc.main is destroyed\n");
    expect(stderr).toMatch(/firelens: --fail-on destroy: \d+ in this plan\n$/);
    expect(exitCode).toBe(1);
  });

  it("takes the files of two programs, and says which plan Terraform refuses", async () => {
    const cluster = { name: "other", lifecycle: { prevent_destroy: true } };
    const folder = project({ small: { ...SMALL, resource: { aws_ecs_cluster: { main: cluster } } } });
    const before = join(project({ small: SMALL }), "app.mjs");
    const { exitCode, stdout, stderr } = await execute(
      "cli/review",
      ["--before", before, join(folder, "app.mjs")],
      folder,
    );
    expect(stdout).toContain("! aws_ecs_cluster.main is replaced, the old one goes first\n");
    expect(stderr).toBe(`review of small: planned offline, ids and ARNs are made up
review of small: Terraform refuses this plan, as prevent_destroy protects aws_ecs_cluster.main; the review shows what it would do
`);
    expect(exitCode).toBe(1);
  });

  it("reviews a plan that is there", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "plan.json"), '{"format_version":"1.2","resource_changes":[]}');
    const { stdout } = await execute("cli/review", ["plan.json", "--format", "markdown"], folder);
    expect(stdout).toBe("**Review of the plan:** 0 to create, 0 to change, 0 to replace, 0 to destroy\n");
  });
});

describe.concurrent("npm run plan", () => {
  it("shows Terraform's plan, labelled", async () => {
    const { stdout, exitCode } = await execute("cli/plan", [], project({ small: SMALL }));
    expect(stdout).toMatch(/^rehearsal of small: ids and ARNs are made up\n/);
    expect(stdout).toContain("# aws_ecs_cluster.main will be created");
    expect(stdout).toContain("Plan: 1 to add, 0 to change, 0 to destroy.");
    expect(exitCode).toBe(0);
  });

  it("has nothing but the JSON on stdout with --json, and hands variables on", async () => {
    const names = ["option", "file", "environment"];
    const variable = Object.fromEntries(names.map((name) => [name, { type: "string" }]));
    const output = Object.fromEntries(names.map((name) => [name, { value: `\${var.${name}}` }]));
    const folder = project({ small: { variable, output } });
    writeFileSync(join(folder, "variables.tfvars"), 'file = "b"');
    const args = ["--json", "-var", "option=a", "-var-file", "variables.tfvars"];
    const { stdout } = await execute("cli/plan", args, folder, { TF_VAR_environment: "c" });
    expect(JSON.parse(stdout).planned_values.outputs).toMatchObject({
      option: { value: "a" },
      file: { value: "b" },
      environment: { value: "c" },
    });
  });

  it("shows why a variable is refused, and exits 1", async () => {
    const { exitCode, stdout, stderr } = await execute(
      "cli/plan",
      ["-var", "port=80"],
      project({ small: { variable: webService().variable ?? {} } }),
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain("Invalid value for variable");
    expect(stderr).toContain("port must be above 1023");
    expect(stdout).toBe("");
  });

  it("asks for one stack with --json", async () => {
    const { stderr } = await execute("cli/plan", ["--json"], project({ small: SMALL, other: {} }));
    expect(stderr).toContain("--json prints one stack, none is named; expected small or other");
  });
});

describe.concurrent("an interruption", () => {
  /** Starts a command and waits until its apply runs. */
  async function startedApply(command: string, env: OwnFolder) {
    const applying = join(temporaryFolder(), "applying");
    const provisioner = [{ "local-exec": { command: `: > '${applying}'; sleep 600` } }];
    const slow = { resource: { terraform_data: { slow: { provisioner } } } };
    const running = start(command, [], project({ slow }), env);
    while (!existsSync(applying)) {
      expect(running.child.exitCode).toBeNull();
      await setTimeout(50);
    }
    expect(filesOf(env)).not.toEqual([]);
    return running;
  }

  it.each([
    ["SIGINT", "cli/start", 130],
    ["SIGTERM", "cli/preview", 143],
  ] as const)("by %s leaves no process, socket or folder of %s behind", async (signal, command, code) => {
    const env = ownFolder();
    const { child, finished } = await startedApply(command, env);
    child.kill(signal);
    expect((await finished).exitCode).toBe(code);
    expect(filesOf(env)).toEqual([]);
    expect(processesOf(env)).toEqual([]);
  });

  it("of Terraform alone ends the command as cleanly", async () => {
    const env = ownFolder();
    const { finished } = await startedApply("cli/preview", env);
    const terraform = processesOf(env).find((line) => /terraform apply/.test(line));
    process.kill(Number.parseInt(terraform ?? "", 10), "SIGKILL");
    const { exitCode, stderr } = await finished;
    expect(stderr).toMatch(/terraform was ended by SIGKILL/);
    expect(exitCode).toBe(1);
    expect(filesOf(env)).toEqual([]);
    expect(processesOf(env)).toEqual([]);
  });
});
