import { describe, expect, it } from "vitest";
import { splitWords } from "../../../rehearsal/aws/command.js";
import { requireLocalProviders } from "../../../rehearsal/aws/configuration.js";
import { requireLoopback } from "../../../rehearsal/aws/endpoint.js";
import { localAwsEnvironment } from "../../../rehearsal/aws/environment.js";
import { overrideOf } from "../../../rehearsal/aws/override.js";
import { formatDiagnostics, TerraformUi } from "../../../rehearsal/aws/terraform-ui.js";

describe("a local AWS", () => {
  it.each(["http://localhost:4566", "http://127.0.0.1:5000", "http://[::1]:5000"])("may be %s", (url) => {
    expect(() => requireLoopback("AWS_ENDPOINT_URL", url)).not.toThrow();
  });

  it.each([
    "https://ecs.us-east-1.amazonaws.com",
    "http://10.0.0.1:4566",
    "localhost:4566",
    "http://a@localhost",
  ])("may not be %s", (url) => {
    expect(() => requireLoopback("AWS_ENDPOINT_URL", url)).toThrow(
      `AWS_ENDPOINT_URL: "${url}"; expected a URL of this machine, such as http://localhost:4566`,
    );
  });

  it("is all that programs see of AWS", () => {
    const env = localAwsEnvironment("http://127.0.0.1:5000", "eu-west-1", {
      PATH: "/bin",
      AWS_PROFILE: "work",
      AWS_SESSION_TOKEN: "secret",
      AWS_ENDPOINT_URL_S3: "https://s3.example.com",
      AWS_CA_BUNDLE: "/ca.pem",
      TF_REATTACH_PROVIDERS: "{}",
    });
    expect(env).toMatchObject({
      PATH: "/bin",
      AWS_ENDPOINT_URL: "http://127.0.0.1:5000",
      AWS_ACCESS_KEY_ID: "test",
      AWS_CONFIG_FILE: "/dev/null",
    });
    expect(Object.keys(env)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/PROFILE|SESSION|_S3|CA_BUNDLE|REATTACH/)]),
    );
  });

  it("has no stand-in for other clouds, nor for endpoints elsewhere", () => {
    expect(() => requireLocalProviders({ provider: { google: [{}] } })).toThrow(
      'provider: "google"; expected aws: nothing local stands in for others',
    );
    const aws = [{ endpoints: [{ s3: "https://s3.example.com" }] }];
    expect(() => requireLocalProviders({ provider: { aws } })).toThrow(
      'endpoints.s3 of the AWS provider: "https://s3.example.com"; expected a URL of this machine',
    );
  });
});

describe("the words of npm run local-aws", () => {
  const env = { PATH: process.env.PATH };

  it("are stacks and flags", () => {
    expect(splitWords(["production", "--keep"], env)).toEqual({ own: ["production", "--keep"], command: [] });
  });

  it("are a command where the first is a program, or after two dashes", () => {
    expect(splitWords(["node", "--version"], env)).toEqual({ own: [], command: ["node", "--version"] });
    expect(splitWords(["--keep", "--", "anything"], env)).toEqual({ own: ["--keep"], command: ["anything"] });
  });
});

describe("the override of a stack", () => {
  const resource = {
    aws_alb: { web: { enable_deletion_protection: true, lifecycle: { prevent_destroy: true } } },
    aws_ecs_service: {
      web: { wait_for_steady_state: true, lifecycle: { ignore_changes: ["desired_count"] } },
    },
    aws_vpc: { web: { cidr_block: "10.0.0.0/16" } },
  };

  it("keeps the state in its folder, and touches what a local AWS needs alone", () => {
    expect(overrideOf({ provider: { aws: [{ region: "eu-west-1" }] }, resource })).toMatchObject({
      terraform: { backend: { local: { path: "terraform.tfstate" } } },
      provider: { aws: [{ access_key: "test" }] },
      resource: {
        aws_alb: { web: { enable_deletion_protection: false, lifecycle: { prevent_destroy: false } } },
        aws_ecs_service: {
          web: {
            wait_for_steady_state: false,
            lifecycle: {
              ignore_changes: expect.arrayContaining([
                "desired_count",
                "availability_zone_rebalancing",
                "enable_ecs_managed_tags",
              ]),
            },
          },
        },
      },
    });
    expect(overrideOf({ resource })).not.toHaveProperty("resource.aws_vpc");
  });

  it("has no resources where none needs it: Terraform refuses an empty object", () => {
    expect(overrideOf({ resource: { aws_vpc: resource.aws_vpc } })).not.toHaveProperty("resource");
  });

  it("leaves denials out of the policies of buckets", () => {
    const policies = { aws_s3_bucket_policy: { logs: { policy: "${jsonencode(local.policy)}" } } };
    expect(overrideOf({ resource: policies })).toHaveProperty(
      "resource.aws_s3_bucket_policy.logs.policy",
      '${jsonencode(merge(jsondecode(jsonencode(local.policy)), { Statement = [for statement in jsondecode(jsonencode(local.policy)).Statement : statement if statement.Effect != "Deny"] }))}',
    );
  });
});

describe("the output of Terraform", () => {
  const message = (type: string, addr: string, elapsed_seconds = 0) =>
    `${JSON.stringify({ type, hook: { resource: { addr }, elapsed_seconds } })}\n`;

  it("says what is done, and what it waits for", () => {
    const shown: string[] = [];
    const ui = new TerraformUi((progress) => shown.push(progress), 2);
    const text = [
      message("apply_start", "aws_vpc.web"),
      message("apply_progress", "aws_vpc.web", 10),
      message("apply_start", "aws_alb.web"),
      message("apply_complete", "aws_vpc.web"),
    ].join("");
    // Terraform's output comes in pieces that end anywhere.
    ui.add(text.slice(0, 30));
    ui.add(text.slice(30));
    expect(shown).toEqual([
      "0 of 2, waits for aws_vpc.web",
      "0 of 2, waits for aws_vpc.web (10 s)",
      "0 of 2, waits for aws_vpc.web (10 s) and 1 more",
      "1 of 2, waits for aws_alb.web",
    ]);
  });

  it("has diagnostics and counts", () => {
    const ui = new TerraformUi(() => {});
    const diagnostic = {
      severity: "error",
      summary: "refused",
      address: "aws_vpc.web",
      detail: "why",
    } as const;
    ui.add(`${JSON.stringify({ type: "diagnostic", diagnostic })}\n`);
    ui.add(`${JSON.stringify({ type: "change_summary", changes: { add: 1, change: 2, remove: 3 } })}\n`);
    expect(formatDiagnostics(ui.diagnostics)).toBe("Error: refused\n  with aws_vpc.web\nwhy");
    expect(ui.counts).toEqual({ add: 1, change: 2, destroy: 3 });
  });
});
