import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createClients } from "../../../firelens/verify/clients.js";
import { verify } from "../../../firelens/verify/verify.js";
import { type Answers, WireError } from "../../support/aws-wire.js";
import { firelens, temporaryDirectory } from "../../support/firelens-command.js";
import { definition, MARKER, service, startService, targets, task } from "./running-service.js";

/** Answers in AWS' own words, on real HTTP; moto stands for AWS in verify.aws.test.ts. */
async function start(answers: Answers, status?: number) {
  const { environment, close, ...running } = await startService(answers, status);
  for (const [name, value] of Object.entries(environment)) {
    vi.stubEnv(name, value);
  }
  closing.push(close);
  return running;
}

const closing: (() => void)[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0)) {
    close();
  }
});

/** Runs the verification; time passes at once. */
async function run(answers: Answers, status = 200, minutes = 15) {
  const { url, calls } = await start(answers, status);
  let now = Date.now();
  const progress: string[] = [];
  const verification = await verify(
    { cluster: "main", service: "web", url },
    {
      clients: createClients("eu-west-1"),
      clock: {
        now: () => now,
        pause: async (milliseconds) => {
          now += milliseconds;
        },
      },
      marker: MARKER,
      deadline: now + minutes * 60_000,
      onProgress: (step, text) => progress.push(`${step}: ${text}`),
      onStep: () => {},
    },
  );
  return { ...verification, last: verification.steps.at(-1), progress, calls };
}

const LINE = `{"log":"GET /?firelens-verify=${MARKER}"}`;

describe("where the line is found", () => {
  it("in a log group, after some looks", async () => {
    let looks = 0;
    const { arrived, last, progress } = await run({
      FilterLogEvents: ({ filterPattern }) => ({
        events:
          filterPattern === `"${MARKER}"` && ++looks > 2 ? [{ logStreamName: "web-1", message: LINE }] : [],
      }),
    });
    expect({ arrived, detail: last?.detail }).toEqual({
      arrived: true,
      detail: "arrived in web, stream web-1",
    });
    expect(progress).toEqual(Array(2).fill("line: no line with the marker in the log group web"));
  });

  it("in a compressed object of a bucket", async () => {
    const { last, arrived } = await run({
      DescribeTaskDefinition: definition({
        Name: "s3",
        bucket: "logs",
        region: "eu-west-1",
        s3_key_format: "/web/%Y",
      }),
      "GET /logs": `<ListBucketResult><Contents><Key>web/2026</Key><LastModified>${new Date().toISOString()}</LastModified><Size>9</Size></Contents></ListBucketResult>`,
      "GET /logs/": `<ListBucketResult><Contents><Key>web/2026</Key><LastModified>${new Date().toISOString()}</LastModified><Size>9</Size></Contents></ListBucketResult>`,
      "GET /logs/web/2026": gzipSync(LINE),
    });
    expect({ arrived, detail: last?.detail }).toEqual({
      arrived: true,
      detail: "arrived in s3://logs/web/2026",
    });
  });

  it("in a Kinesis stream", async () => {
    const { last } = await run({
      DescribeTaskDefinition: definition({ Name: "kinesis_streams", stream: "logs", region: "eu-west-1" }),
      ListShards: { Shards: [{ ShardId: "shard-0" }] },
      GetShardIterator: { ShardIterator: "first" },
      GetRecords: ({ ShardIterator }) => ({
        NextShardIterator: "second",
        Records: ShardIterator === "second" ? [{ Data: Buffer.from(LINE).toString("base64") }] : [],
      }),
    });
    expect(last?.detail).toBe("arrived in the stream logs");
  });

  it("in the bucket that a delivery stream fills", async () => {
    const { last } = await run({
      DescribeTaskDefinition: definition({ Name: "kinesis_firehose", delivery_stream: "logs" }),
      DescribeDeliveryStream: {
        DeliveryStreamDescription: {
          Destinations: [
            { ExtendedS3DestinationDescription: { BucketARN: "arn:aws:s3:::store", Prefix: "a/" } },
          ],
        },
      },
      "GET /store": `<ListBucketResult><Contents><Key>a/1</Key><LastModified>${new Date().toISOString()}</LastModified><Size>9</Size></Contents></ListBucketResult>`,
      "GET /store/": `<ListBucketResult><Contents><Key>a/1</Key><LastModified>${new Date().toISOString()}</LastModified><Size>9</Size></Contents></ListBucketResult>`,
      "GET /store/a/1": Buffer.from(LINE),
    });
    expect(last?.detail).toBe("arrived in s3://store/a/1");
  });

  it("elsewhere if the router says that it was delivered", async () => {
    const message =
      "[2026/11/25 10:00:00] [ info] [output:http:http.1] logs.example.com:443, HTTP status=200";
    const { last } = await run({
      DescribeTaskDefinition: definition({ Name: "http", Host: "logs.example.com" }),
      FilterLogEvents: { events: [{ message }] },
    });
    expect(last?.detail).toBe("arrived in http, as the router's log says");
  });
});

describe("where AWS cannot look", () => {
  it("a router without an error has sent the line, which is not said to have arrived", async () => {
    const started = { message: "[2026/11/30 09:00:00.1] [ info] [fluent bit] version=5.0.9, commit=, pid=1" };
    const verification = await run({
      DescribeTaskDefinition: definition({ Name: "datadog", apikey: "x" }),
      DescribeServices: service({}, { createdAt: 1 }),
      // The router's first message is older than the request.
      FilterLogEvents: ({ startTime }) => ({ events: startTime === 1_000 ? [started] : [] }),
    });
    expect(verification).toMatchObject({ arrived: false, isSent: true });
    expect(verification.last?.detail).toBe("sent to datadog without an error in the router's log");
    expect(verification.progress).toContain("line: no error in the router's log so far");
  });
});

describe("why a line is not found", () => {
  it("elsewhere a router that writes nothing at all proves nothing", async () => {
    const { isSent, last } = await run({
      DescribeTaskDefinition: definition({ Name: "datadog", apikey: "x" }),
    });
    expect(isSent).toBe(false);
    expect(last?.detail).toBe(
      `AWS cannot look into datadog, and the router's log has no messages of level info, so that its silence says nothing: look there for ${MARKER}`,
    );
  });

  it("elsewhere the router's error is why", async () => {
    const message =
      "[2026/11/30 10:00:00.1] [error] [output:datadog:datadog.1] https://x:443 HTTP status=403";
    const { isSent, diagnosis } = await run({
      DescribeTaskDefinition: definition({ Name: "datadog", apikey: "x" }),
      FilterLogEvents: { events: [{ message }] },
    });
    expect(isSent).toBe(false);
    expect(diagnosis?.causes).toMatchObject([{ id: "destination-credentials" }]);
  });

  it("a plugin in Go says why in words of its own", async () => {
    const text =
      "AccessDeniedException: User: x is not authorized to perform: logs:PutLogEvents on resource: y";
    const message = `time="2026-11-30T10:00:00Z" level=error msg="[cloudwatch 0] ${text}"`;
    const { diagnosis } = await run({
      FilterLogEvents: ({ filterPattern }) => ({ events: filterPattern === undefined ? [{ message }] : [] }),
    });
    expect(diagnosis?.causes).toMatchObject([{ title: "the task's role may not logs:PutLogEvents" }]);
  });

  it("the router's log is not in CloudWatch Logs", async () => {
    const { last, diagnosis } = await run({
      DescribeTaskDefinition: definition({ Name: "datadog" }, "splunk"),
    });
    expect(last?.detail).toMatch(/^AWS cannot look into datadog, and the router's log is not in/);
    expect(diagnosis?.lookedAt).toContain("the router's log: not in CloudWatch Logs, so it was not read");
  });

  it("the log group does not exist", async () => {
    const { last } = await run({
      FilterLogEvents: new WireError("ResourceNotFoundException", "no such group"),
    });
    expect(last).toMatchObject({ succeeded: false, detail: "the log group web does not exist" });
  });

  it("the deployment failed: a task's reason names the cause", async () => {
    const stoppedReason =
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed";
    const { last, diagnosis } = await run({
      DescribeServices: service(
        { runningCount: 0 },
        { rolloutState: "FAILED", rolloutStateReason: "too many failed" },
      ),
      ListTasks: { taskArns: ["task/9"] },
      DescribeTasks: { tasks: [task({ taskArn: "task/9", lastStatus: "STOPPED", stoppedReason })] },
    });
    expect(last?.detail).toBe("the deployment failed: too many failed");
    expect(diagnosis?.causes).toMatchObject([{ id: "secret-unreadable" }]);
    expect(diagnosis?.stoppedTasks).toEqual([`task 9: ${stoppedReason}`]);
  });

  it("the deployment goes on without a task that lives", async () => {
    const { last } = await run({
      DescribeServices: service({}, { rolloutState: "IN_PROGRESS", failedTasks: 3, runningCount: 0 }),
    });
    expect(last?.detail).toBe("3 tasks of the deployment failed, and none runs");
  });

  it("the service wants no tasks", async () => {
    const { last } = await run({ DescribeServices: service({ desiredCount: 0 }) });
    expect(last?.detail).toBe("the service wants no tasks: its desired count is 0");
  });

  it("the router has ended in a task that runs", async () => {
    const containers = [{ name: "router", lastStatus: "STOPPED", exitCode: 255 }];
    const { last } = await run({ DescribeTasks: { tasks: [task({ containers })] } });
    expect(last?.detail).toBe("the container router has ended: exit code 255");
  });

  it("a target is not healthy", async () => {
    const { last } = await run({ DescribeTargetHealth: targets("unhealthy", "Target.Timeout") });
    expect(last?.detail).toBe("0 of 1 targets healthy: unhealthy, Target.Timeout");
  });

  it("the application does not answer", async () => {
    const { last } = await run({}, 503);
    expect(last?.detail).toMatch(/^http:\S+ answers with status 503$/);
  });

  it("a deployment that takes too long ends with how far it is", async () => {
    const { last, calls } = await run(
      { DescribeServices: service({}, { rolloutState: "IN_PROGRESS", runningCount: 0 }) },
      200,
      1,
    );
    expect(last?.detail).toBe("0 of 1 tasks run");
    expect(calls).not.toContain("DescribeTargetHealth");
  });
});

describe("bad input", () => {
  const args = ["--cluster", "main", "--service", "web", "--timeout", "1s"];
  const { directory, write } = temporaryDirectory();

  async function command(answers: Answers, more: readonly string[] = []) {
    const { url } = await start(answers);
    return firelens(["verify", ...args, "--url", url, ...more]);
  }

  it("a service that does not exist", async () => {
    const answer = { services: [], failures: [{ reason: "MISSING" }] };
    const { status, stderr } = await command({ DescribeServices: answer });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'firelens: service: "web (MISSING)"; expected a service of the cluster main\n',
    });
  });

  it("a cluster that does not exist", async () => {
    const answer = new WireError("ClusterNotFoundException", "Cluster not found.");
    const { status, stderr } = await command({ DescribeServices: answer });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'firelens: cluster: "main"; expected a cluster of this account and region\n',
    });
  });

  it("a service without FireLens", async () => {
    const plain = {
      taskDefinition: { family: "web", containerDefinitions: [{ name: "web", image: "web" }] },
    };
    const { status, stderr } = await command({ DescribeTaskDefinition: plain });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        "firelens: no container of the task definition logs through Fluent Bit; expected one with the log driver awsfirelens\n",
    });
  });

  it("a log group without the right to read it", async () => {
    const answer = new WireError("AccessDeniedException", "not authorized to perform: logs:FilterLogEvents");
    const { status, stderr } = await command({ FilterLogEvents: answer });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        "firelens: AWS denies a call: not authorized to perform: logs:FilterLogEvents; expected the permissions that docs/verify.md lists\n",
    });
  });

  it("no credentials", async () => {
    const { url } = await start({});
    vi.stubEnv("AWS_ACCESS_KEY_ID", undefined);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", undefined);
    const { status, stderr } = await firelens(["verify", ...args, "--url", url]);
    expect(stderr).toMatch(/^firelens: no AWS credentials; expected those that the AWS CLI takes/);
    expect(status).toBe(2);
  });

  it("an AWS that does not answer", async () => {
    const { url } = await start({});
    vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    const { status, stderr } = await firelens(["verify", ...args, "--url", url]);
    expect(stderr).toMatch(/^firelens: AWS cannot be reached: .*ECONNREFUSED/);
    expect(status).toBe(2);
  });

  it("outputs of a stack that is not deployed", async () => {
    write("outputs.json", "{}");
    const { status, stderr } = await firelens(["verify", "outputs.json"], { directory });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        "firelens: the outputs name no cluster, service and url; expected a stack that is deployed, or --cluster, --service and --url\n",
    });
  });

  it("several stacks", async () => {
    const stack = { cluster: "main", service: "web", url: "http://x" };
    write("several.json", JSON.stringify({ one: stack, two: stack }));
    const { status, stderr } = await firelens(["verify", "several.json"], { directory });
    expect([status, stderr]).toEqual([
      2,
      "firelens: several stacks; expected --stack with one of one, two\n",
    ]);
    write("cdktf.out/stacks/first/cdk.tf.json", "{}");
    write("cdktf.out/stacks/second/cdk.tf.json", "{}");
    const synthesized = await firelens(["verify"], { directory });
    expect(synthesized.stderr).toBe("firelens: several stacks; expected --stack with one of first, second\n");
    const unknown = await firelens(["verify", "--stack", "frist"], { directory });
    expect(unknown.stderr).toBe(
      'firelens: --stack: "frist"; expected one of first, second; did you mean first?\n',
    );
  });

  it("a file that is not there", async () => {
    const { status, stderr } = await firelens(["verify", "nothing.json"], { directory });
    expect(stderr).toMatch(
      /^firelens: nothing.json; expected a Terraform folder, or a file with the outputs/,
    );
    expect(status).toBe(2);
  });

  it.each([
    [["--timeout", "soon"], '--timeout: "soon"; expected a time such as 90s or 10m'],
    [["--interval", "0"], '--interval: "0"; expected a time such as 90s or 10m'],
    [["--url", "ftp://x"], '--url: "ftp://x"; expected a URL of http or https'],
    [["a", "b"], "verify takes one Terraform folder, or one file with outputs"],
  ])("%j", async (more, message) => {
    const { status, stderr } = await firelens(["verify", ...args, "--url", "http://x", ...more]);
    expect(stderr).toContain(`firelens: ${message}\n`);
    expect(status).toBe(2);
  });
});
