import { ref, Token } from "cdktf";
import { describe, expect, it } from "vitest";
import type { LoadBalancerOptions } from "../../src/load-balancer/load-balancer-options.js";
import { jsonEncoded } from "../support/json-encoded.js";
import { findings, synthesize } from "../support/synthesize.js";

const certificate = { arn: "arn:aws:acm:us-east-1:111122223333:certificate/4f1f" };
const article = synthesize().resource;
const resourcesWith = (loadBalancer: LoadBalancerOptions) => synthesize({ loadBalancer }).resource;
const albWith = (options: LoadBalancerOptions) => resourcesWith(options).aws_alb?.fluent_bit_alb;
const targetGroupWith = (options: LoadBalancerOptions) =>
  resourcesWith(options).aws_alb_target_group?.fluent_bit_tg;
const securityGroupWith = (options: LoadBalancerOptions) =>
  resourcesWith(options).aws_security_group?.fluent_bit_alb_sg;

const loadBalancerArn = "${aws_alb.fluent_bit_alb.id}";
const forward = { target_group_arn: "${aws_alb_target_group.fluent_bit_tg.id}", type: "forward" };
const httpsListener = {
  load_balancer_arn: loadBalancerArn,
  port: 443,
  protocol: "HTTPS",
  ssl_policy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
  certificate_arn: certificate.arn,
  default_action: [forward],
};
const anywhere = ["0.0.0.0/0"];
const rule = (port: number, cidr_blocks: string[], description: string) => ({
  protocol: "TCP",
  from_port: port,
  to_port: port,
  cidr_blocks,
  description,
});
const everything = { protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: anywhere };

describe("a load balancer without options", () => {
  it("is the article's, also where each option is off", () => {
    expect(
      resourcesWith({
        accessLogs: false,
        restrictEgress: false,
        redirectHttp: false,
        certificate: undefined,
        healthCheck: undefined,
        allowedCidrs: undefined,
      }),
    ).toEqual(article);
  });
});

describe("a certificate", () => {
  it("makes an HTTPS listener that speaks TLS 1.3 and 1.2, to which HTTP redirects", () => {
    expect(resourcesWith({ certificate }).aws_alb_listener).toMatchObject({
      fluent_bit_https_listener: httpsListener,
      fluent_bit_listener: {
        load_balancer_arn: loadBalancerArn,
        port: 80,
        protocol: "HTTP",
        default_action: [
          { type: "redirect", redirect: { port: "443", protocol: "HTTPS", status_code: "HTTP_301" } },
        ],
        depends_on: ["aws_alb_listener.fluent_bit_https_listener"],
      },
    });
  });

  it("lets HTTP forward too where it is not redirected", () => {
    expect(resourcesWith({ certificate, redirectHttp: false }).aws_alb_listener).toMatchObject({
      fluent_bit_https_listener: httpsListener,
      fluent_bit_listener: article.aws_alb_listener?.fluent_bit_listener,
    });
  });

  it("goes with another TLS policy", () => {
    const sslPolicy = "ELBSecurityPolicy-TLS13-1-3-2021-06";
    expect(resourcesWith({ certificate, sslPolicy }).aws_alb_listener).toMatchObject({
      fluent_bit_https_listener: { ssl_policy: sslPolicy },
    });
  });

  it("opens port 443, and has every rule described", () => {
    expect(securityGroupWith({ certificate })).toMatchObject({
      ingress: [rule(80, anywhere, "HTTP from anywhere"), rule(443, anywhere, "HTTPS from anywhere")],
      egress: [{ ...everything, description: "Everything to anywhere" }],
    });
  });

  it("changes the address that the outputs tell", () => {
    expect(synthesize({ loadBalancer: { certificate } }).output.url?.value).toBe(
      "https://${aws_alb.fluent_bit_alb.dns_name}",
    );
  });
});

describe("access logs", () => {
  const configuration = synthesize({ loadBalancer: { accessLogs: true } });
  const { resource } = configuration;

  it("go to a bucket that the load balancer may write to before it is told to", () => {
    expect(resource.aws_alb?.fluent_bit_alb).toEqual({
      ...article.aws_alb?.fluent_bit_alb,
      access_logs: { enabled: true, bucket: "${aws_s3_bucket.alb_log_bucket.bucket}" },
      depends_on: [
        "aws_s3_bucket_policy.alb_log_bucket_policy",
        "aws_internet_gateway.fluent_bit_igw",
        "aws_route_table_association.fluent_bit_public_rta",
      ],
    });
  });

  it("have a bucket named after the deployment, whose logs are kept for a year", () => {
    expect(resource.aws_s3_bucket).toEqual({
      alb_log_bucket: { bucket_prefix: "fluent-bit-alb-log-", force_destroy: false },
    });
    expect(resource.aws_s3_bucket_lifecycle_configuration?.alb_log_bucket_lifecycle).toMatchObject({
      rule: [{ expiration: [{ days: 365 }] }],
    });
  });

  it("may be deleted with the bucket", () => {
    const { aws_s3_bucket } = resourcesWith({ accessLogs: { forceDestroy: true } });
    expect(aws_s3_bucket?.alb_log_bucket?.force_destroy).toBe(true);
  });

  it("are kept as long as told", () => {
    const { aws_s3_bucket_lifecycle_configuration } = resourcesWith({ accessLogs: { retentionDays: 30 } });
    expect(aws_s3_bucket_lifecycle_configuration?.alb_log_bucket_lifecycle).toMatchObject({
      rule: [{ expiration: [{ days: 30 }] }],
    });
  });

  it("are written by Elastic Load Balancing for load balancers of this account, by TLS", () => {
    expect(configuration.data.aws_caller_identity).toEqual({ account: {} });
    expect(jsonEncoded(resource.aws_s3_bucket_policy?.alb_log_bucket_policy?.policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        expect.objectContaining({ Sid: "DenyPlainHttp", Effect: "Deny" }),
        {
          Sid: "DeliverAccessLogs",
          Effect: "Allow",
          Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
          Action: ["s3:PutObject"],
          Resource:
            "${aws_s3_bucket.alb_log_bucket.arn}/AWSLogs/${data.aws_caller_identity.account.account_id}/*",
        },
      ],
    });
  });

  it("fit the longest name of a deployment", () => {
    expect(findings({ name: "a".repeat(28), loadBalancer: { accessLogs: true } })).toEqual([]);
  });
});

describe("an option of the load balancer itself", () => {
  it("protects it from being deleted, by the plan already", () => {
    expect(albWith({ deletionProtection: true })).toMatchObject({
      enable_deletion_protection: true,
      lifecycle: { prevent_destroy: true },
    });
  });

  it("drops invalid headers", () => {
    expect(albWith({ dropInvalidHeaders: true })).toEqual({
      ...article.aws_alb?.fluent_bit_alb,
      drop_invalid_header_fields: true,
    });
  });

  it("closes idle connections", () => {
    expect(albWith({ idleTimeoutSeconds: 120 })).toEqual({
      ...article.aws_alb?.fluent_bit_alb,
      idle_timeout: 120,
    });
  });

  it("takes it off the internet", () => {
    expect(albWith({ internal: true })).toMatchObject({
      internal: true,
      subnets: "${aws_subnet.fluent_bit_private_subnet[*].id}",
    });
  });
});

describe("an option of the target group", () => {
  it("sets the health check", () => {
    const healthCheck = {
      path: "/health",
      intervalSeconds: 15,
      timeoutSeconds: 4,
      healthyThreshold: 2,
      unhealthyThreshold: 5,
      matcher: "200-204",
    };
    expect(targetGroupWith({ healthCheck })).toEqual({
      ...article.aws_alb_target_group?.fluent_bit_tg,
      health_check: {
        path: "/health",
        interval: 15,
        timeout: 4,
        healthy_threshold: 2,
        unhealthy_threshold: 5,
        matcher: "200-204",
      },
    });
  });

  it("sets only what is given of the health check", () => {
    expect(targetGroupWith({ healthCheck: { path: "/health" } })?.health_check).toEqual({ path: "/health" });
  });

  it("sets how long a stopped task may finish its requests", () => {
    expect(targetGroupWith({ deregistrationDelaySeconds: 0 })).toEqual({
      ...article.aws_alb_target_group?.fluent_bit_tg,
      deregistration_delay: "0",
    });
  });
});

describe("an option of the security group", () => {
  const office = ["203.0.113.0/24", "198.51.100.7/32"];

  it("lets requests in from the allowed ranges alone, and has every rule described", () => {
    expect(securityGroupWith({ allowedCidrs: office })).toEqual({
      ...article.aws_security_group?.fluent_bit_alb_sg,
      ingress: [rule(80, office, "HTTP from the allowed ranges")],
      egress: [{ ...everything, description: "Everything to anywhere" }],
    });
  });

  it("limits HTTPS to the ranges too", () => {
    expect(securityGroupWith({ certificate, allowedCidrs: office })?.ingress).toEqual([
      rule(80, office, "HTTP from the allowed ranges"),
      rule(443, office, "HTTPS from the allowed ranges"),
    ]);
  });

  it("bounds what it may send to: the tasks' port in the VPC", () => {
    const group = securityGroupWith({ restrictEgress: true });
    expect(group).toEqual({
      ...article.aws_security_group?.fluent_bit_alb_sg,
      ingress: [rule(80, anywhere, "HTTP from anywhere")],
      egress: [
        {
          protocol: "TCP",
          from_port: "${var.container_port}",
          to_port: "${var.container_port}",
          cidr_blocks: ["10.0.0.0/16"],
          description: "Requests to tasks in the VPC",
        },
      ],
    });
  });

  it("makes no cycle: the tasks' group names the load balancer's, which names no other", () => {
    expect(JSON.stringify(securityGroupWith({ restrictEgress: true }))).not.toContain("aws_security_group");
  });
});

describe("findings", () => {
  /** The options of the target group are checked by the construct that makes it. */
  const at = (finding: string) =>
    /^(deregistrationDelaySeconds|healthCheck)/.test(finding)
      ? [`[fluent-bit/load-balancer/target-group] ${finding}`]
      : [`[fluent-bit/load-balancer] ${finding}`];

  it.each<[LoadBalancerOptions, string]>([
    [{ idleTimeoutSeconds: 0 }, "idleTimeoutSeconds: 0; expected a whole number from 1 to 4000"],
    [{ idleTimeoutSeconds: 4001 }, "idleTimeoutSeconds: 4001; expected a whole number from 1 to 4000"],
    [
      { deregistrationDelaySeconds: -1 },
      "deregistrationDelaySeconds: -1; expected a whole number from 0 to 3600",
    ],
    [
      { deregistrationDelaySeconds: 3601 },
      "deregistrationDelaySeconds: 3601; expected a whole number from 0 to 3600",
    ],
    [
      { healthCheck: { intervalSeconds: 10, timeoutSeconds: 10 } },
      "healthCheck.timeoutSeconds: 10; expected less than intervalSeconds, 10",
    ],
    [
      { allowedCidrs: ["::/0"] },
      'allowedCidrs: "::/0"; expected an IPv4 block, as the load balancer has no IPv6 address',
    ],
    [
      { certificate: { arn: "example.com" } },
      'certificate: "example.com"; expected an ARN of ACM or IAM, such as arn:aws:acm:us-east-1:111122223333:certificate/0123abcd-01ab-23cd-45ef-0123456789ab',
    ],
    [
      { certificate, sslPolicy: "ELBSecurityPolicy-2016-08" },
      'sslPolicy: "ELBSecurityPolicy-2016-08"; expected a policy with TLS 1.3 and nothing older than TLS 1.2, such as ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    ],
    [
      { sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
      'sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06"; expected a certificate with it, as HTTP has no TLS policy',
    ],
    [{ redirectHttp: true }, "redirectHttp: true; expected a certificate with it, for HTTPS"],
  ])("name what is wrong with %j", (loadBalancer, finding) => {
    expect(findings({ loadBalancer })).toEqual(at(finding));
  });

  it("name how long access logs are kept", () => {
    expect(findings({ loadBalancer: { accessLogs: { retentionDays: 0 } } })).toEqual([
      "[fluent-bit/load-balancer/alb/access-logs] retentionDays: 0; expected a whole number from 1 to 2147483647",
    ]);
  });

  it("come all at once", () => {
    const loadBalancer: LoadBalancerOptions = {
      redirectHttp: true,
      allowedCidrs: [],
      idleTimeoutSeconds: 0,
      deregistrationDelaySeconds: -1,
      healthCheck: { path: "health" },
    };
    expect(findings({ loadBalancer })).toHaveLength(5);
  });
});

describe("a value that only Terraform knows", () => {
  it("is let through, and stands where a literal would", () => {
    const loadBalancer: LoadBalancerOptions = {
      certificate: { arn: Token.asString(ref("var.certificate")) },
      allowedCidrs: Token.asList(ref("var.ranges")),
      deregistrationDelaySeconds: Token.asNumber(ref("var.delay")),
      healthCheck: {
        path: Token.asString(ref("var.path")),
        intervalSeconds: Token.asNumber(ref("var.pause")),
      },
    };
    expect(findings({ loadBalancer })).toEqual([]);
    const resource = resourcesWith(loadBalancer);
    expect(resource.aws_alb_listener?.fluent_bit_https_listener?.certificate_arn).toBe("${var.certificate}");
    expect(resource.aws_security_group?.fluent_bit_alb_sg?.ingress).toMatchObject([
      { cidr_blocks: "${var.ranges}" },
      { cidr_blocks: "${var.ranges}" },
    ]);
    expect(resource.aws_alb_target_group?.fluent_bit_tg).toMatchObject({
      deregistration_delay: "${var.delay}",
      health_check: { path: "${var.path}", interval: "${var.pause}" },
    });
  });

  it("does not hide what is wrong with its neighbours", () => {
    const allowedCidrs = [Token.asString(ref("var.office")), "10.0.0.0"];
    expect(findings({ loadBalancer: { allowedCidrs } })).toEqual([
      '[fluent-bit/load-balancer] allowedCidrs: "10.0.0.0"; expected a block; did you mean 10.0.0.0/32?',
    ]);
    expect(findings({ loadBalancer: { allowedCidrs: allowedCidrs.slice(0, 1) } })).toEqual([]);
  });
});

describe("what is usually demanded of a load balancer", () => {
  const { resource } = synthesize({
    loadBalancer: {
      certificate,
      accessLogs: true,
      deletionProtection: true,
      dropInvalidHeaders: true,
      restrictEgress: true,
      healthCheck: { path: "/" },
      deregistrationDelaySeconds: 30,
      idleTimeoutSeconds: 60,
      allowedCidrs: ["203.0.113.0/24"],
      internal: true,
    },
  });
  const alb = resource.aws_alb?.fluent_bit_alb;
  const group = resource.aws_security_group?.fluent_bit_alb_sg;

  it("holds with all options together: no findings", () => {
    expect(
      findings({
        loadBalancer: {
          certificate,
          accessLogs: true,
          internal: true,
          restrictEgress: true,
          redirectHttp: true,
        },
      }),
    ).toEqual([]);
  });

  it("TLS 1.2 or later wherever it forwards", () => {
    for (const { default_action, ssl_policy } of Object.values(resource.aws_alb_listener ?? {})) {
      const forwards = JSON.stringify(default_action).includes('"forward"');
      expect([forwards, ssl_policy]).toEqual([
        forwards,
        forwards ? expect.stringMatching(/TLS13-1-[23]/) : undefined,
      ]);
    }
  });

  it("access logs, deletion protection, no invalid headers", () => {
    expect(alb).toMatchObject({
      access_logs: { enabled: true },
      enable_deletion_protection: true,
      drop_invalid_header_fields: true,
    });
  });

  it("described rules to and from no more than is needed", () => {
    const rules = [group?.ingress, group?.egress].flat() as { description?: string; cidr_blocks: string[] }[];
    expect(rules).toHaveLength(3);
    for (const { description, cidr_blocks } of rules) {
      expect(description).toMatch(/^[\w ]+$/);
      expect(cidr_blocks).not.toContain("0.0.0.0/0");
    }
  });

  it("a private bucket with encryption, versions and an end to what it keeps", () => {
    const types = [
      "server_side_encryption_configuration",
      "versioning",
      "lifecycle_configuration",
      "public_access_block",
      "ownership_controls",
      "policy",
    ];
    for (const type of types) {
      expect(Object.values(resource[`aws_s3_bucket_${type}`] ?? {})).toMatchObject([
        { bucket: "${aws_s3_bucket.alb_log_bucket.id}" },
      ]);
    }
  });
});
