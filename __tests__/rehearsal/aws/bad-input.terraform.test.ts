import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { findTerraform } from "../../../rehearsal/terraform-cli.js";
import { filesOf, type OwnFolder, ownFolder, processesOf } from "../left-behind.js";
import { afterwards, execute, project, start, temporaryFolder } from "../project.js";

const LOCAL_AWS = "aws/main";

/** A stack that needs no provider from a registry. */
const STACK = { resource: { terraform_data: { one: {} } } };

const LISTENS = `
  const server = require("node:http").createServer((_, answer) => answer.end());
  server.listen(0, "127.0.0.1", () => console.error("Running on http://127.0.0.1:" + server.address().port));`;
const FAILS = "console.error('Traceback\\nOSError: Address already in use'); process.exitCode = 1;";
/** Waits for a signal. */
const HANGS = 'require("node:child_process").spawnSync("sleep", ["600"]);';

type Surroundings = OwnFolder & Readonly<Record<"PATH", string>>;

/** The file that the `sleep` of an environment writes beside itself, which shows where a command stands. */
const STANDING = "standing";

/**
 * An environment with node, terraform and a stand-in for moto's server on PATH, and nothing else.
 *
 * @param moto lines of JavaScript. None leaves it out.
 * @param hangsAt the beginning of a call of terraform that never ends, such as "plan"
 */
function surroundings(moto?: string, hangsAt?: string): Surroundings {
  const bin = join(temporaryFolder(), "bin");
  mkdirSync(bin);
  symlinkSync(process.execPath, join(bin, "node"));
  for (const program of ["sh", "cp"]) {
    symlinkSync(join("/bin", program), join(bin, program));
  }
  write("sleep", `#!/bin/sh\n: > '${join(bin, STANDING)}'\nexec /bin/sleep "$@"\n`);
  write(
    "terraform",
    `#!/bin/sh\ncase "$*" in "${hangsAt}"*) exec sleep 600;; esac\nexec '${findTerraform()}' "$@"\n`,
  );
  if (moto !== undefined) {
    write("moto_server", `#!/usr/bin/env node\n${moto}\n`);
  }
  return { ...ownFolder(), PATH: bin };

  function write(name: string, content: string): void {
    writeFileSync(join(bin, name), content, { mode: 0o755 });
  }
}

/** Starts a command and waits until it stands still. */
async function standing(folder: string, env: Surroundings, args: readonly string[] = []) {
  const running = start(LOCAL_AWS, args, folder, env);
  while (!existsSync(join(env.PATH, STANDING))) {
    expect(running.child.exitCode).toBeNull();
    await setTimeout(50);
  }
  return running;
}

function expectNothingLeft(env: Surroundings): void {
  expect(processesOf(env)).toEqual([]);
  expect(filesOf(env)).toEqual([]);
}

describe.concurrent("npm run local-aws says what is missing, and leaves nothing, where", () => {
  it.each([
    [
      "moto is not installed",
      undefined,
      "not found",
      "expected moto's server on PATH: pipx install 'moto[server]'",
    ],
    ["moto ends at once", FAILS, "ended with 1: OSError: Address already in use", "expected it to run"],
  ])("%s", async (_, moto, value, expected) => {
    const env = surroundings(moto);
    const { exitCode, stderr } = await execute(LOCAL_AWS, [], project({ STACK }), env);
    expect(stderr).toContain(`moto_server: "${value}"; ${expected}`);
    expect(exitCode).toBe(1);
    expectNothingLeft(env);
  });

  it("the provider is nowhere to be had", async () => {
    const env = surroundings(LISTENS);
    const empty = temporaryFolder();
    const configuration = join(empty, "terraform.rc");
    writeFileSync(
      configuration,
      `provider_installation {\n  filesystem_mirror {\n    path = "${empty}"\n  }\n}\n`,
    );
    const folder = project({ stack: { provider: { aws: [{ region: "eu-west-1" }] } } });
    const { exitCode, stderr } = await execute(LOCAL_AWS, [], folder, {
      ...env,
      TF_CLI_CONFIG_FILE: configuration,
    });
    expect(stderr).toMatch(/^rehearsal: terraform init failed\n/);
    expect(stderr).toContain("hashicorp/aws was not found");
    expect(exitCode).toBe(1);
    expectNothingLeft(env);
  });

  it("nothing, or no AWS, answers at AWS_ENDPOINT_URL", async () => {
    const server = createServer((_, answer) => answer.writeHead(404).end());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    afterwards(() => server.close());
    const { port } = server.address() as AddressInfo;
    const folder = project({ STACK });
    for (const url of [`http://127.0.0.1:${port}`, "http://127.0.0.1:1"]) {
      const env = surroundings();
      const { exitCode, stderr } = await execute(LOCAL_AWS, [], folder, { ...env, AWS_ENDPOINT_URL: url });
      expect(stderr).toBe(
        `rehearsal: AWS_ENDPOINT_URL: "${url}"; expected a local AWS that answers there, such as LocalStack\n`,
      );
      expect(exitCode).toBe(1);
      expectNothingLeft(env);
    }
  });
});

describe.concurrent("npm run local-aws leaves nothing when", () => {
  // The first step, the first whose progress is read, and the last, before which there are resources.
  it.each(["init", "plan -json", "destroy"])("it is interrupted while terraform does: %s", async (step) => {
    const env = surroundings(LISTENS, step);
    const { child, finished } = await standing(project({ STACK }), env);
    child.kill("SIGINT");
    expect((await finished).exitCode).toBe(130);
    expectNothingLeft(env);
  });

  it("it is interrupted while it synthesizes", async () => {
    const env = surroundings(LISTENS);
    const folder = project({ STACK });
    writeFileSync(join(folder, "app.sh"), "sleep 600");
    const { child, finished } = await standing(folder, env);
    child.kill("SIGINT");
    expect((await finished).exitCode).toBe(130);
    expectNothingLeft(env);
  });

  it("it is ended while moto starts", async () => {
    const env = surroundings(HANGS);
    const { child, finished } = await standing(project({ STACK }), env);
    child.kill("SIGTERM");
    expect((await finished).exitCode).toBe(143);
    expectNothingLeft(env);
  });

  it("moto is killed in the middle", async () => {
    const env = surroundings(LISTENS, "init");
    const { finished } = await standing(project({ STACK }), env);
    const moto = processesOf(env).find((line) => line.includes("moto_server"));
    process.kill(Number.parseInt(moto ?? "", 10), "SIGKILL");
    const { exitCode, stderr } = await finished;
    expect(stderr).toContain('moto_server: "ended with SIGKILL: ');
    expect(exitCode).toBe(1);
    expectNothingLeft(env);
  });

  it("a command beside it ends, with the command's exit code", async () => {
    const env = surroundings(LISTENS);
    const args = ["--", "sh", "-c", "exit 3"];
    const { exitCode } = await execute(LOCAL_AWS, args, project({ STACK }), env);
    expect(exitCode).toBe(3);
    expectNothingLeft(env);
  });

  it("a command beside it is ended", async () => {
    const env = surroundings(LISTENS);
    const { child, finished } = await standing(project({ STACK }), env, ["--", "sleep", "600"]);
    child.kill("SIGTERM");
    expect((await finished).exitCode).not.toBe(0);
    expectNothingLeft(env);
  });
});

it("npm run local-aws takes moto along when it is killed", async () => {
  const env = surroundings(HANGS);
  const { child, finished } = await standing(project({ STACK }), env);
  child.kill("SIGKILL");
  await finished;
  await vi.waitFor(() => expect(processesOf(env)).toEqual([]), { timeout: 60_000 });
});
