import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { type Answers, WireError } from "../../support/aws-wire.js";
import { MARKER, service, startService, targets } from "./running-service.js";

const found = {
  FilterLogEvents: {
    events: [{ logStreamName: "web-1", message: `{"log":"GET /?firelens-verify=${MARKER}"}` }],
  },
};
const lines = (text: string) => text.split("\n").length - 1;
const never = () => false;

/** A process that verifies; it is interrupted once what it has printed makes `isEnough` true. */
async function verify(
  answers: Answers,
  options: readonly string[],
  isEnough: (stdout: string, stderr: string) => boolean,
) {
  const { url, environment, close } = await startService(answers);
  const words = ["dist/firelens.js", "verify", "--cluster", "main", "--service", "web", "--url", url];
  const child = spawn(process.execPath, [...words, "--timeout", "1s", ...options], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  let [stdout, stderr] = ["", ""];
  const look = () => isEnough(stdout, stderr) && child.kill("SIGINT");
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk;
    look();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk;
    look();
  });
  const [status] = await once(child, "close");
  close();
  return { status, stdout, stderr };
}

describe.concurrent("firelens verify", () => {
  it("ends at the timeout where AWS throttles the account", async () => {
    const answer = new WireError("ThrottlingException", "Rate exceeded");
    const answers = { DescribeTargetHealth: targets("healthy"), ListTasks: answer };
    const { status, stdout } = await verify(answers, [], never);
    expect(stdout).toMatch(/failed tasks .* AWS throttles this account/);
    expect(status).toBe(1);
  });
});

describe.concurrent("firelens verify --watch", () => {
  async function watch(answers: Answers, isEnough: (stdout: string, stderr: string) => boolean) {
    const options = ["--watch", "--interval", "1s", "--format", "json"];
    const { stdout, ...ended } = await verify(answers, options, isEnough);
    const verifications = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    return { ...ended, arrived: verifications.map((verification) => verification.arrived) };
  }

  it("verifies again and again, and ends with the status of the last", async () => {
    let requests = 0;
    const line = { FilterLogEvents: () => (++requests > 1 ? found.FilterLogEvents : { events: [] }) };
    const { status, stderr, arrived } = await watch(
      line,
      (stdout) => lines(stdout) === 2 && /true/.test(stdout),
    );
    expect(arrived.at(-1)).toBe(true);
    // Nor a warning of the SDK.
    expect([status, stderr]).toEqual([0, ""]);
  });

  it("ends with 1 where the line never arrives", async () => {
    const { arrived, status } = await watch({}, (stdout) => lines(stdout) === 2);
    expect(arrived.slice(0, 2)).toEqual([false, false]);
    expect(status).toBe(1);
  });

  it("goes on when AWS cannot be read for a while", async () => {
    let calls = 0;
    const answers = {
      ...found,
      DescribeServices: () =>
        ++calls > 2 && calls < 5 ? new WireError("AccessDeniedException", "no more") : service(),
    };
    const { stderr, arrived, status } = await watch(
      answers,
      (stdout, errors) => /no more/.test(errors) && lines(stdout) >= 2,
    );
    expect(stderr).toContain("firelens: AWS denies a call: no more; expected the permissions");
    expect(arrived.slice(0, 2)).toEqual([true, true]);
    expect(status).toBe(0);
  });
});
