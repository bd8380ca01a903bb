import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { resourcesOf, type StateResource, Workspace } from "../rehearsal/index.js";
import { synthesizedBy } from "./support/synthesized-folder.js";

/**
 * What scanners ask of the resources of examples/production.ts, fact by fact, as it is deployed. A comment names the
 * rules of Checkov (CKV), Trivy (AVD) and AWS Security Hub (ELB.1 and the like) that ask for it.
 */

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: string | Readonly<Record<string, string | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, unknown>>;
}

interface TrafficRule {
  readonly protocol: string;
  readonly from_port: number;
  readonly to_port: number;
  readonly cidr_blocks: readonly string[] | null;
  readonly ipv6_cidr_blocks: readonly string[] | null;
  readonly description: string;
}

interface SecurityGroup {
  readonly name: string;
  readonly description: string;
  readonly ingress: readonly TrafficRule[];
  readonly egress: readonly TrafficRule[];
}

interface Container {
  readonly name: string;
  readonly image: string;
  readonly logConfiguration?: { readonly options: Readonly<Record<string, string>> };
  readonly linuxParameters?: { readonly tmpfs?: readonly unknown[] };
  readonly environment?: readonly { readonly name: string }[];
  readonly [setting: string]: unknown;
}

const [folder = ""] = await synthesizedBy("examples/production.ts");
const resources = await applied();

/** The resources once they are applied, after which a plan is empty. They are protected from destruction. */
async function applied(): Promise<readonly StateResource[]> {
  const workspace = await Workspace.open(folder);
  try {
    await workspace.deploy();
    await workspace.planNothing();
    return resourcesOf(await workspace.state());
  } finally {
    await workspace.close();
  }
}

/** All resources of a type; a type without any has no facts. */
function all<T = Readonly<Record<string, unknown>>>(type: string): readonly T[] {
  const found = resources.filter((resource) => resource.type === type).map(({ values }) => values as T);
  if (found.length === 0) {
    throw new Error(`there is no ${type}`);
  }
  return found;
}

/** The only resource of a type. */
function only<T = Readonly<Record<string, unknown>>>(type: string): T {
  const [first, ...others] = all<T>(type);
  if (first === undefined || others.length > 0) {
    throw new Error(`there are ${others.length + 1} ${type}`);
  }
  return first;
}

const list = (value: string | readonly string[]): readonly string[] =>
  typeof value === "string" ? [value] : value;
const statementsOf = (...types: readonly string[]): readonly Statement[] =>
  types
    .flatMap((type) => all<{ policy: string }>(type))
    .flatMap(({ policy }) => (JSON.parse(policy) as { Statement: Statement[] }).Statement);

const groups = all<SecurityGroup>("aws_security_group");
const rules = groups.flatMap(({ name, ingress, egress }) => [
  ...ingress.map((rule) => ({ ...rule, name, direction: "ingress" })),
  ...egress.map((rule) => ({ ...rule, name, direction: "egress" })),
]);
const alb = only("aws_alb");
const service = only("aws_ecs_service");
const taskDefinition = only("aws_ecs_task_definition");
const containers = JSON.parse(String(taskDefinition.container_definitions)) as readonly Container[];
const [router, application] = containers;
const grants = statementsOf("aws_iam_policy", "aws_iam_role_policy");

describe("data at rest", () => {
  // CKV_AWS_158, AVD-AWS-0017
  it("is encrypted in every log group, with the deployment's key", () => {
    const keys = all<{ arn: string; description: string }>("aws_kms_key");
    const key = keys.find(({ description }) => description === "Encrypts the log groups of nginx");
    expect(all("aws_cloudwatch_log_group").map(({ name, kms_key_id }) => [name, kms_key_id])).toEqual([
      ["nginx-cloudwatch", key?.arn],
      ["nginx-flow-logs", key?.arn],
      ["nginx-firelens-container", key?.arn],
    ]);
    expect(key).toBeDefined();
  });

  // CKV_AWS_26, AVD-AWS-0095, AVD-AWS-0136
  it("is encrypted in the topic of the alarms, with a key of its own", () => {
    expect(only("aws_sns_topic").kms_master_key_id).toMatch(/^arn:aws:kms:.*:key\//);
  });

  // CKV_AWS_19, AVD-AWS-0088
  it("is encrypted in the bucket of the access logs", () => {
    expect(only("aws_s3_bucket_server_side_encryption_configuration").rule).toMatchObject([
      { apply_server_side_encryption_by_default: [{ sse_algorithm: "AES256" }] },
    ]);
  });

  // CKV_AWS_7, AVD-AWS-0065, KMS.4
  it("has keys that AWS renews every year", () => {
    expect(all("aws_kms_key").map(({ enable_key_rotation }) => enable_key_rotation)).toEqual([true, true]);
  });

  it("is encrypted and locked in the state", () => {
    const { terraform } = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
    expect(terraform.backend.s3).toMatchObject({ encrypt: true, use_lockfile: true });
  });
});

describe("the load balancer", () => {
  const listeners = all<{ port: number; protocol: string; ssl_policy: string; default_action: object[] }>(
    "aws_alb_listener",
  );
  const onPort = (port: number) => listeners.find((listener) => listener.port === port);

  // CKV_AWS_91, ELB.5
  it("keeps access logs", () => {
    expect(alb.access_logs).toMatchObject([{ enabled: true, bucket: only("aws_s3_bucket").bucket }]);
  });

  // CKV_AWS_150, ELB.6
  it("is protected from deletion", () => {
    expect(alb.enable_deletion_protection).toBe(true);
  });

  // CKV_AWS_131, AVD-AWS-0052, ELB.4
  it("drops invalid headers", () => {
    expect(alb.drop_invalid_header_fields).toBe(true);
  });

  // ELB.13
  it("is in two zones", () => {
    expect(alb.subnets).toHaveLength(2);
  });

  // CKV_AWS_103, AVD-AWS-0047, ELB.17
  it("speaks TLS 1.3 and 1.2 only", () => {
    expect(onPort(443)).toMatchObject({
      protocol: "HTTPS",
      ssl_policy: expect.stringMatching(/^ELBSecurityPolicy-TLS13-1-2-/),
    });
  });

  // CKV_AWS_2, CKV2_AWS_20, AVD-AWS-0054, ELB.1
  it("redirects HTTP to HTTPS for good", () => {
    expect(onPort(80)?.default_action).toMatchObject([
      { type: "redirect", redirect: [{ port: "443", protocol: "HTTPS", status_code: "HTTP_301" }] },
    ]);
  });

  it("listens on no other port", () => {
    expect(listeners.map(({ port }) => port).sort()).toEqual([443, 80]);
  });
});

describe("the network", () => {
  const anywhere = ["0.0.0.0/0", "::/0"];
  const isOpen = ({ cidr_blocks, ipv6_cidr_blocks }: TrafficRule) =>
    [...(cidr_blocks ?? []), ...(ipv6_cidr_blocks ?? [])].some((cidr) => anywhere.includes(cidr));

  // CKV_AWS_24, CKV_AWS_25, EC2.18, EC2.19
  it("lets the internet in on the load balancer's ports 80 and 443 only", () => {
    const open = rules.filter((rule) => rule.direction === "ingress" && isOpen(rule));
    expect(open.map(({ name, from_port, to_port }) => [name, from_port, to_port])).toEqual([
      ["nginx-alb-sg", 80, 80],
      ["nginx-alb-sg", 443, 443],
    ]);
  });

  // CKV_AWS_382
  it("lets nothing out on all ports", () => {
    const egress = rules.filter(({ direction }) => direction === "egress");
    expect(
      egress.map(({ name, protocol, from_port, to_port }) => [name, protocol, from_port, to_port]),
    ).toEqual([
      ["nginx-alb-sg", "TCP", 80, 80],
      ["nginx-task-sg", "TCP", 443, 443],
    ]);
  });

  it("lets the load balancer out to the VPC only", () => {
    const [rule] = rules.filter(({ name, direction }) => name === "nginx-alb-sg" && direction === "egress");
    expect(rule?.cidr_blocks).toEqual([only("aws_vpc").cidr_block]);
  });

  // CKV_AWS_23, AVD-AWS-0099, AVD-AWS-0124
  it("describes every security group and every rule", () => {
    expect(rules).toHaveLength(5);
    for (const { description } of [...groups, ...rules]) {
      expect(description).toMatch(/\w+ \w+/);
    }
  });

  // CKV2_AWS_12, EC2.2
  it("has a default security group without rules", () => {
    expect(only("aws_default_security_group")).toMatchObject({ ingress: [], egress: [] });
  });

  // CKV2_AWS_11, AVD-AWS-0178, EC2.6
  it("has flow logs of all traffic", () => {
    expect(only("aws_flow_log")).toMatchObject({ vpc_id: only("aws_vpc").id, traffic_type: "ALL" });
  });

  // CKV_AWS_130, AVD-AWS-0164, EC2.15
  it("gives out no public addresses by itself", () => {
    const subnets = all("aws_subnet");
    expect(subnets).toHaveLength(4);
    for (const subnet of subnets) {
      expect(subnet.map_public_ip_on_launch ?? false).toBe(false);
    }
  });

  it("has a NAT gateway in every zone, each for its own", () => {
    const gateways = all<{ id: string }>("aws_nat_gateway").map(({ id }) => id);
    const targets = all<{ route: { nat_gateway_id?: string | null }[] }>("aws_route_table")
      .flatMap(({ route }) => route.map(({ nat_gateway_id }) => nat_gateway_id))
      .filter((id) => id !== null && id !== undefined && id !== "");
    expect(gateways).toHaveLength(2);
    expect(targets).toEqual(gateways);
  });
});

describe("the bucket of the access logs", () => {
  // CKV_AWS_21, AVD-AWS-0090, S3.14
  it("keeps versions", () => {
    expect(only("aws_s3_bucket_versioning").versioning_configuration).toMatchObject([{ status: "Enabled" }]);
  });

  // CKV2_AWS_61, CKV_AWS_300, S3.13
  it("deletes logs after a year, their last versions and what was never finished later", () => {
    expect(only("aws_s3_bucket_lifecycle_configuration").rule).toMatchObject([
      {
        status: "Enabled",
        filter: [{ prefix: "" }],
        expiration: [{ days: 365 }],
        noncurrent_version_expiration: [{ noncurrent_days: 30 }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      },
    ]);
  });

  // CKV_AWS_53, CKV_AWS_54, CKV_AWS_55, CKV_AWS_56, CKV2_AWS_6, AVD-AWS-0086, AVD-AWS-0087, AVD-AWS-0091,
  // AVD-AWS-0093, S3.8
  it("can't be made public", () => {
    expect(only("aws_s3_bucket_public_access_block")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  });

  // CKV2_AWS_65, S3.12
  it("belongs to the account with all that is in it, without access control lists", () => {
    expect(only("aws_s3_bucket_ownership_controls").rule).toEqual([
      { object_ownership: "BucketOwnerEnforced" },
    ]);
  });

  // S3.5
  it("is reached by TLS only", () => {
    expect(statementsOf("aws_s3_bucket_policy")).toContainEqual(
      expect.objectContaining({
        Effect: "Deny",
        Principal: "*",
        Action: ["s3:*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    );
  });

  it("is the one that has all this", () => {
    const settings = resources.filter(({ type }) => type.startsWith("aws_s3_bucket_"));
    const { bucket } = only("aws_s3_bucket");
    expect(bucket).toMatch(/^nginx-alb-log-/);
    expect(settings.map(({ values }) => values.bucket)).toEqual(settings.map(() => bucket));
    expect(settings).toHaveLength(6);
  });

  it("stays when it holds logs", () => {
    expect(only("aws_s3_bucket").force_destroy).toBe(false);
  });
});

describe("permissions", () => {
  // CKV_AWS_62, CKV_AWS_63, AVD-AWS-0057, IAM.1, IAM.21
  it("name their actions, without wildcards", () => {
    expect(grants.length).toBeGreaterThan(0);
    for (const action of grants.flatMap(({ Action }) => list(Action))) {
      expect(action).toMatch(/^\w+:\w+$/);
    }
  });

  // CKV_AWS_355, AVD-AWS-0057
  it("are on every resource only where AWS grants them on no single one", () => {
    const onAll = grants.filter(({ Resource }) => list(Resource).includes("*"));
    expect(onAll.flatMap(({ Action }) => list(Action))).toEqual(["ecr:GetAuthorizationToken"]);
  });

  // SNS.4, KMS.5
  it("on topics, buckets and keys are for somebody named", () => {
    const allowed = statementsOf("aws_sns_topic_policy", "aws_s3_bucket_policy", "aws_kms_key")
      .filter(({ Effect }) => Effect === "Allow")
      .map(({ Principal }) => Principal);
    expect(allowed).toEqual([
      { Service: "cloudwatch.amazonaws.com" },
      { Service: "events.amazonaws.com" },
      { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      { AWS: "arn:aws:iam::123456789012:root" },
      { Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com"] },
      { AWS: "arn:aws:iam::123456789012:root" },
      { Service: "logs.us-east-1.amazonaws.com" },
    ]);
  });

  it("on all of a key are for the account itself only", () => {
    const onKeys = statementsOf("aws_kms_key").filter(({ Action }) => list(Action).includes("kms:*"));
    expect(onKeys.map(({ Principal }) => Principal)).toEqual([
      { AWS: "arn:aws:iam::123456789012:root" },
      { AWS: "arn:aws:iam::123456789012:root" },
    ]);
  });

  // CKV_AWS_249
  it("of the containers and of ECS are in two roles", () => {
    expect(taskDefinition.task_role_arn).toMatch(/role\/nginx-task-role$/);
    expect(taskDefinition.execution_role_arn).toMatch(/role\/nginx-execution-role$/);
  });

  it("of the containers are to write the application's logs", () => {
    const [policy] = all<{ name: string; policy: string }>("aws_iam_policy").filter(
      ({ name }) => name === "nginx_task_policy",
    );
    const group = "arn:aws:logs:us-east-1:123456789012:log-group:nginx-cloudwatch";
    expect(JSON.parse(policy?.policy ?? "{}").Statement).toEqual([
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: [group, `${group}:*`],
      },
    ]);
  });

  it("are taken by ECS' tasks and by flow logs", () => {
    const trusted = all<{ assume_role_policy: string }>("aws_iam_role").map(
      ({ assume_role_policy }) => JSON.parse(assume_role_policy).Statement[0].Principal.Service,
    );
    expect(trusted.sort()).toEqual([
      "ecs-tasks.amazonaws.com",
      "ecs-tasks.amazonaws.com",
      "vpc-flow-logs.amazonaws.com",
    ]);
  });
});

describe("the tasks", () => {
  // CKV_AWS_333, ECS.2
  it("have no public addresses", () => {
    const privateSubnets = resources
      .filter(({ address }) => address.startsWith("aws_subnet.fluent_bit_private_subnet["))
      .map(({ values }) => values.id);
    expect(privateSubnets).toHaveLength(2);
    const [network] = service.network_configuration as Record<string, unknown>[];
    expect(network?.assign_public_ip ?? false).toBe(false);
    expect(network?.subnets).toEqual(expect.arrayContaining(privateSubnets));
    expect(network?.subnets).toHaveLength(2);
  });

  it("let nobody in by ECS Exec", () => {
    expect(service.enable_execute_command ?? false).toBe(false);
  });

  // CKV_AWS_332, ECS.10
  it("run on Fargate's latest platform", () => {
    expect(service).toMatchObject({ launch_type: "FARGATE", platform_version: "LATEST" });
  });

  // CKV_AWS_335, ECS.3, ECS.17
  it("share nothing with their hosts", () => {
    expect(taskDefinition).toMatchObject({ network_mode: "awsvpc" });
    expect(taskDefinition.pid_mode || null).toBeNull();
  });

  // CKV_AWS_65, AVD-AWS-0034, ECS.12
  it("are watched by Container Insights", () => {
    expect(only("aws_ecs_cluster").setting).toEqual([{ name: "containerInsights", value: "enabled" }]);
  });

  it("are deployed by a circuit breaker that rolls back", () => {
    expect(service.deployment_circuit_breaker).toEqual([{ enable: true, rollback: true }]);
  });

  it("are two at least", () => {
    expect(only("aws_appautoscaling_target").min_capacity).toBe(2);
    expect(service.desired_count).toBe(2);
  });
});

describe("the containers", () => {
  it("are the router and the application", () => {
    expect(containers.map(({ name }) => name)).toEqual(["fluentbit-log-router", "nginx-fluentbit"]);
  });

  // CKV_AWS_336, ECS.5
  it("let the router write nowhere, and the application to file systems in memory only", () => {
    expect(router?.readonlyRootFilesystem).toBe(true);
    expect(application?.readonlyRootFilesystem).toBe(true);
    expect(application?.linuxParameters?.tmpfs).toHaveLength(3);
  });

  // CKV_AWS_334, ECS.4
  it("have no privileges", () => {
    for (const { privileged } of containers) {
      expect(privileged ?? false).toBe(false);
    }
  });

  it("have images of a version", () => {
    for (const { image } of containers) {
      expect(image).toMatch(/:\d+\.\d+[\w.-]*$/);
    }
  });

  // AVD-AWS-0036, ECS.8
  it("have no plain values in their environment", () => {
    expect(containers.flatMap(({ environment }) => environment ?? [])).toEqual([]);
  });

  // ECS.9
  it("log, each to a group that Terraform makes", () => {
    const made = all("aws_cloudwatch_log_group").map(({ name }) => name);
    const groupsOfContainers = containers.map(({ logConfiguration }) => {
      const { options = {} } = logConfiguration ?? {};
      return options["awslogs-group"] ?? options.log_group_name;
    });
    expect(groupsOfContainers).toEqual(["nginx-firelens-container", "nginx-cloudwatch"]);
    expect(made).toEqual(expect.arrayContaining(groupsOfContainers));
  });
});

describe("the log router", () => {
  it("takes its task along when it stops", () => {
    expect(router?.essential).toBe(true);
  });

  it("runs as the user that FireLens wants", () => {
    expect(router?.user).toBe("0");
  });

  it("is asked whether it is up before the application starts", () => {
    expect(router?.healthCheck).toMatchObject({ command: ["CMD-SHELL", expect.stringContaining("/uptime")] });
    expect(application?.dependsOn).toEqual([{ containerName: router?.name, condition: "HEALTHY" }]);
  });

  it("has more than 30 seconds to send what it holds", () => {
    expect(router?.stopTimeout).toBe(60);
  });

  it("has memory of its own", () => {
    expect(router?.memoryReservation).toBe(100);
  });
});

describe("what is kept and told", () => {
  // CKV_AWS_66, CKV_AWS_338, CloudWatch.16
  it("are logs of a year in every log group", () => {
    expect(all("aws_cloudwatch_log_group").map(({ retention_in_days }) => retention_in_days)).toEqual([
      365, 365, 365,
    ]);
  });

  // CKV_AWS_319, CloudWatch.15
  it("are alarms that the topic gets", () => {
    const { arn } = only<{ arn: string }>("aws_sns_topic");
    const alarms = all("aws_cloudwatch_metric_alarm");
    expect(alarms).toHaveLength(7);
    for (const alarm of alarms) {
      expect(alarm).toMatchObject({ alarm_actions: [arn], ok_actions: [arn] });
      expect(alarm.actions_enabled ?? true).toBe(true);
    }
  });

  it("are the deployment's tags on all that has tags", () => {
    const tagged = resources.filter(({ values }) => values.tags_all !== undefined);
    expect(tagged.length).toBeGreaterThan(20);
    for (const { values } of tagged) {
      expect(values.tags_all).toMatchObject({ Deployment: "nginx", Environment: "production" });
    }
  });

  it("are the same tags on every task that the service starts", () => {
    expect(service).toMatchObject({ propagate_tags: "SERVICE", enable_ecs_managed_tags: true });
  });
});

it("the stack has no warnings", () => {
  const manifest = JSON.parse(readFileSync(join(folder, "..", "..", "manifest.json"), "utf8"));
  expect(manifest.stacks.production.annotations).toEqual([]);
});
