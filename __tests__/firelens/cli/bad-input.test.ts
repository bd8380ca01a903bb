import { symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { firelens, temporaryDirectory } from "../../support/firelens-command.js";
import { app, router } from "../../support/task-definitions.js";

const { directory, write } = temporaryDirectory();

function huge(name: string): string {
  const file = write(name, "[");
  truncateSync(file, 100 * 1024 * 1024);
  return file;
}

function loop(name: string): string {
  symlinkSync(name, join(directory, name));
  return join(directory, name);
}

it("preview takes no folder", async () => {
  expect((await firelens(["preview", directory])).stderr).toBe(`firelens: ${directory}: is a directory\n`);
});

describe("a file that cannot be read: one line, no stack trace", () => {
  it.each([
    ["100 MB", huge("huge.json"), "larger than 16 MiB: no task definition, plan or template"],
    ["100 MB of YAML", huge("huge.yaml"), "larger than 16 MiB: no task definition, plan or template"],
    ["NUL bytes", write("nul.json", "[\u0000]"), "not a text file: it has NUL bytes"],
    [
      "not UTF-8",
      write("latin1.json", Buffer.from([0x5b, 0x22, 0xe9, 0x22, 0x5d])),
      "not a text file: it is not UTF-8",
    ],
    ["missing", `${directory}/missing.json`, "no such file"],
    ["in a folder that is a file", `${write("file", "")}/x.json`, "no such file"],
    ["a link to itself", loop("loop.json"), "cannot be read (ELOOP)"],
    ["endless", "/dev/zero", "larger than 16 MiB: no task definition, plan or template"],
  ])("%s", async (_, file, message) => {
    for (const name of ["check", "preview"]) {
      const { status, stderr } = await firelens([name, file]);
      expect([status, stderr]).toEqual([2, `firelens: ${file}: ${message}\n`]);
    }
  });
});

describe("standard input", () => {
  it.each([
    ["nothing", "", "1:1: not JSON: value expected"],
    ["deeply nested", "[".repeat(900_000), "1:101: nested deeper than 100 levels"],
    ["deeply nested in objects", '\n{"a":'.repeat(101), "102:1: nested deeper than 100 levels"],
    [
      "a key twice",
      '[{\n "name": 1,\n "n\\u0061me": 2}]',
      '3:2: the key "name" is given twice in one object',
    ],
    ["a comment", "[ // none\n]", "1:3: not JSON: invalid comment token"],
    ["a trailing comma", "[1,\n]", "2:1: not JSON: value expected"],
    ["two values", "[] []", "1:4: not JSON: end of file expected"],
    ["an open string", '["a', "1:2: not JSON: unexpected end of string"],
    [
      "a number alone",
      "7",
      "1:1: not a task definition: neither an object nor a list of container definitions",
    ],
    ["an object of something else", "{}", "1:1: not a task definition: it has no list containerDefinitions"],
    [
      "no containers",
      '{"containerDefinitions": []}',
      " the task definition has no container; expected one in containerDefinitions",
    ],
    ["an empty list", "[]", " the task definition has no container; expected one in containerDefinitions"],
    [
      "a list that is none of containers",
      `[${"1,".repeat(500_000)}1]`,
      " not a task definition: it has 500001 containers, and ECS takes ten",
    ],
    ["many keys", `[{${Array.from({ length: 60_000 }, (_, index) => `"key${index}":1`).join(",")}]`, ""],
  ])("with %s", async (_, input, message) => {
    const { status, stderr } = await firelens(["check", "-"], { input });
    expect(status).toBe(2);
    expect(stderr).toContain(`firelens: -:${message}`);
    expect(stderr.split("\n")).toHaveLength(2);
  });

  it("may begin with a byte order mark", async () => {
    const input = `\ufeff${JSON.stringify([app({ Name: "stdout" }), router()])}`;
    expect((await firelens(["check", "-"], { input })).status).toBe(0);
  });
});

describe("a file of another kind: what it is, and what to give instead", () => {
  const PLAN = "terraform plan -out=plan.bin, then terraform show -json plan.bin";
  const DESCRIBE = "aws ecs describe-task-definition --task-definition FAMILY";

  it.each([
    ["tfplan", "PK\u0003\u0004", "a Terraform plan in its binary form", "terraform show -json FILE"],
    ["plan.jsonl", '{"@level":"info"}\n{"@level":"info"}', "the messages of terraform plan -json", PLAN],
    ["main.tf", 'resource "aws_vpc" "main" {\n}\n', "Terraform in HCL", PLAN],
    [
      "fluent-bit.conf",
      "[SERVICE]\n    Flush 1\n",
      "a Fluent Bit configuration",
      "the task definition whose router reads it",
    ],
    [
      "stack.ts",
      "export class Stack {}",
      "source code",
      "what it synthesizes: a template of cdk.out, or the plan of Terraform",
    ],
    [
      "terraform.tfstate",
      '{"version":4,"serial":1,"lineage":"x","resources":[]}',
      "a Terraform state file",
      "terraform show -json",
    ],
    [
      "manifest.json",
      '{"version":"36.0.0","artifacts":{}}',
      "the manifest of a CDK app",
      "the templates beside it: cdk.out/*.template.json",
    ],
    [
      "cdktf-manifest.json",
      '{"version":"0.21.0","stacks":{}}',
      "the manifest of a CDKTF app",
      "what it synthesized: cdktf.out/stacks/STACK/cdk.tf.json",
    ],
    ["services.json", '{"services":[]}', "a description of ECS services or tasks", DESCRIBE],
    [
      "ecs-params.yml",
      "version: 1\ntask_definition:\n  services: {}\n",
      "the ecs-params file of ecs-cli, which is half of a task definition",
      DESCRIBE,
    ],
    ["pod.yaml", "apiVersion: v1\nkind: Pod\n", "a Kubernetes object", "an ECS task definition"],
  ])("%s", async (name, text, what, instead) => {
    const file = write(name, text);
    const { status, stderr } = await firelens(["check", file]);
    expect(status).toBe(2);
    expect(stderr.replace(/:1:1: /, ": ")).toBe(
      `firelens: ${file}: ${what}; expected a task definition: ${instead}\n`,
    );
  });
});
