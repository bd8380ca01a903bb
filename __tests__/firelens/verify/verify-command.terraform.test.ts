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

  it("verifies again and again, also after AWS cannot be read, and ends with the status of the last", async () => {
    let looks = 0;
    let calls = 0;
    const answers = {
      FilterLogEvents: () => (++looks > 1 ? found.FilterLogEvents : { events: [] }),
      DescribeServices: () =>
        ++calls > 4 && calls < 7 ? new WireError("AccessDeniedException", "no more") : service(),
    };
    const { status, stderr, arrived } = await watch(
      answers,
      (stdout, errors) => /no more/.test(errors) && /true.*\n$/.test(stdout) && lines(stdout) >= 3,
    );
    expect(arrived.at(-1)).toBe(true);
    expect(status).toBe(0);
    // Nor a warning of the SDK.
    expect(stderr).toMatch(/^(firelens: AWS denies a call: no more; expected the permissions .*\n)+$/);
  });

  it("ends with 1 where the line never arrives", async () => {
    const { arrived, status } = await watch({}, (stdout) => lines(stdout) === 2);
    expect(arrived.slice(0, 2)).toEqual([false, false]);
    expect(status).toBe(1);
  });
});
