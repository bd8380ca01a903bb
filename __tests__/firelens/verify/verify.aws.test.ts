import { execFile } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { localAwsEnvironment } from "../../../rehearsal/aws/environment.js";
import { type Moto, startMoto } from "../../../rehearsal/aws/moto.js";
import {
  createLogGroups,
  deliver,
  GROUP,
  type LoggingService,
  say,
  startLoggingService,
} from "../../../scripts/logging-service.js";
import { firelens } from "../../support/firelens-command.js";

const DENIED =
  "[error] [output:cloudwatch_logs:cloudwatch_logs.1] PutLogEvents API responded with error='AccessDeniedException', message='User: arn:aws:sts::111122223333:assumed-role/web/0123 is not authorized to perform: logs:PutLogEvents on resource: x'";

let moto: Moto;
const services: LoggingService[] = [];
beforeAll(async () => {
  moto = await startMoto({ ...process.env, MOTO_ECS_SERVICE_RUNNING: "1" });
  for (const [name, value] of Object.entries(localAwsEnvironment(moto.endpoint, "us-east-1"))) {
    if (name.startsWith("AWS_")) {
      vi.stubEnv(name, value);
    }
  }
  await createLogGroups();
});
afterAll(() => {
  for (const service of services) {
    service.close();
  }
  moto.stop();
  vi.unstubAllEnvs();
});

/** Types `npm run local-aws -- npm run verify` beside the local AWS of these tests. */
async function typeVerify(name: string, router: (line: string) => Promise<void>) {
  const started = await startLoggingService(name, router);
  services.push(started);
  const { cluster, service, url } = started;
  const options = ["--cluster", cluster, "--service", service, "--url", url, "--timeout", "8s"];
  return typed(["run", "--silent", "local-aws", "--", "npm", "run", "--silent", "verify", "--", ...options]);
}

/** Types `npm` and these words. */
function typed(words: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  return new Promise<{ status: unknown; stdout: string }>((resolve) =>
    execFile("npm", words, { env }, (error, stdout) => resolve({ status: error?.code ?? 0, stdout })),
  );
}

async function verify(name: string, router: (line: string) => Promise<void>, ...args: readonly string[]) {
  const started = await startLoggingService(name, router);
  services.push(started);
  const { cluster, service, url } = started;
  return firelens(["verify", "--cluster", cluster, "--service", service, "--url", url, ...args]);
}

describe("firelens verify on a local AWS", () => {
  it("finds the line that the router delivered", async () => {
    const { status, stdout, stderr } = await verify("web", deliver, "--timeout", "30s");
    expect(stderr).toBe("");
    expect(stdout.split("\n").map((line) => line.replace(/\s{2,}[\d.]+ s {2}/, " | "))).toMatchObject([
      "ok     service | web, logs of web through FireLens",
      "ok     deployment | complete, 1 of 1 tasks run",
      "ok     tasks | 1 run",
      "ok     targets | 1 healthy",
      expect.stringMatching(/^ok {5}request \| http:\S+ answers with status 200$/),
      `ok     line | arrived in ${GROUP}, stream web-firelens-0123`,
      "",
      expect.stringMatching(/^the line with the marker [\w-]{36} arrived$/),
      "",
    ]);
    expect(status).toBe(0);
  });

  it("says why a line is missing, in the router's words", async () => {
    const { status, stdout } = await verify(
      "denied",
      () => say(DENIED),
      "--timeout",
      "6s",
      "--format",
      "json",
    );
    expect(JSON.parse(stdout)).toMatchObject({
      arrived: false,
      diagnosis: {
        causes: [
          { id: "access-denied-action", title: "the task's role may not logs:PutLogEvents", message: DENIED },
        ],
      },
    });
    expect(status).toBe(1);
  });

  it("says what was looked at when nothing says why", async () => {
    const { status, stdout } = await verify("silent", async () => {}, "--timeout", "1s");
    expect(stdout).toContain(`failed line`);
    expect(stdout).toContain(`no line with the marker in the log group ${GROUP}`);
    expect(stdout).toMatch(
      /looked at:\n {2}service: silent\n {2}stopped tasks: 0 of the last hour\n {2}the router's log/,
    );
    expect(status).toBe(1);
  });

  it("is shown by the program of docs/verify.md, with the line written and with it missing", async () => {
    const program = (...words: readonly string[]) =>
      typed(["run", "--silent", "local-aws", "--", "npx", "tsx", "scripts/verify-locally.ts", ...words], {
        ...process.env,
        // A local AWS of its own.
        AWS_ENDPOINT_URL: "",
        MOTO_ECS_SERVICE_RUNNING: "1",
      });
    const written = await program();
    expect(written.stdout).toContain(`arrived in ${GROUP}, stream web-firelens-0123`);
    expect(written.status).toBe(0);
    const missing = await program("missing");
    expect(missing.stdout).toContain("the router's log web-router: 1 line, errors or warnings among them: 1");
    expect(missing.status).toBe(1);
  });

  it("is what npm run local-aws -- npm run verify runs, with the line written and with it missing", async () => {
    const written = await typeVerify("written", deliver);
    expect(written.stdout).toContain(`arrived in ${GROUP}, stream web-firelens-0123`);
    expect(written.status).toBe(0);
    const missing = await typeVerify("missing", () => say(DENIED));
    expect(missing.stdout).toContain("the task's role may not logs:PutLogEvents");
    expect(missing.stdout).toContain("remedy: allow logs:PutLogEvents in a policy of the task role");
    expect(missing.status).toBe(1);
  });
});
