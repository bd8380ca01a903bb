import { DataAwsEcsCluster } from "@cdktf/provider-aws/lib/data-aws-ecs-cluster/index.js";
import { TerraformVariable } from "cdktf";
import { describe, expect, it } from "vitest";
import { AddressScope } from "../../src/cdktf/exact-id-stack.js";
import { custom } from "../../src/destinations/index.js";
import { FluentBitStack } from "../../src/fluent-bit-stack.js";
import { Service, type ServiceProps } from "../../src/service/service.js";
import type { ServiceOptions } from "../../src/service/service-options.js";
import { execStatements } from "../../src/task/task-role.js";
import { configurationOf, findings, findingsOf, synthesize, testApp } from "../support/synthesize.js";

const resources = (service: ServiceOptions) => synthesize({ service }).resource;
const serviceOf = (service: ServiceOptions) => resources(service).aws_ecs_service?.fluent_bit_service;
const found = (service: ServiceOptions) =>
  findings({ service }).map((finding) => finding.replace("[fluent-bit/service] ", ""));

/** A second service in the stack, with addresses that begin with "api". */
function secondService(stack: FluentBitStack, options: Partial<ServiceProps>): void {
  const { network, target: loadBalancer, taskDefinition } = stack;
  new Service(new AddressScope(stack, "api"), "service", {
    name: "api",
    network,
    loadBalancer,
    taskDefinition,
    ...options,
  });
}

describe("a deployment", () => {
  it("is rolled back where it fails", () => {
    expect(serviceOf({ circuitBreaker: true })).toEqual({
      ...serviceOf({}),
      deployment_circuit_breaker: { enable: true, rollback: true },
    });
  });

  it("is waited for", () => {
    expect(serviceOf({ waitForSteadyState: true })).toEqual({
      ...serviceOf({}),
      wait_for_steady_state: true,
    });
  });

  it("gives new tasks time", () => {
    expect(serviceOf({ healthCheckGracePeriodSeconds: 30 })).toEqual({
      ...serviceOf({}),
      health_check_grace_period_seconds: 30,
    });
  });

  it("keeps to its share of tasks", () => {
    expect(serviceOf({ minimumHealthyPercent: 50, maximumPercent: 150 })).toEqual({
      ...serviceOf({}),
      deployment_minimum_healthy_percent: 50,
      deployment_maximum_percent: 150,
    });
  });

  it.each([
    [{ maximumPercent: 100 }, 100, 100],
    [{ minimumHealthyPercent: 90, maximumPercent: 80 }, 90, 80],
  ])("with %o has no room", (service, minimum, maximum) => {
    expect(found(service)).toEqual([
      `minimumHealthyPercent: ${minimum}; expected less than maximumPercent, ${maximum}, as a deployment must stop or start a task first`,
    ]);
  });

  it("checks its numbers", () => {
    expect(
      found({ healthCheckGracePeriodSeconds: -1, minimumHealthyPercent: -1, maximumPercent: 0.5 }),
    ).toEqual([
      "healthCheckGracePeriodSeconds: -1; expected a whole number from 0 to 2147483647",
      "minimumHealthyPercent: -1; expected a whole number from 0 to 100",
      "maximumPercent: 0.5; expected a whole number of at least 1",
    ]);
  });
});

describe("Spot", () => {
  it("runs tasks by weights beyond a base", () => {
    const { launch_type, ...onFargate } = { ...serviceOf({}) };
    expect(launch_type).toBe("FARGATE");
    expect(serviceOf({ spot: { baseOnDemand: 2, onDemandWeight: 1, spotWeight: 3 } })).toEqual({
      ...onFargate,
      capacity_provider_strategy: [
        { capacity_provider: "FARGATE", base: 2, weight: 1 },
        { capacity_provider: "FARGATE_SPOT", weight: 3 },
      ],
      force_new_deployment: true,
      depends_on: [
        "aws_alb_listener.fluent_bit_listener",
        "aws_iam_role_policy_attachment.fluent_bit_task_role_attachment",
        "aws_ecs_cluster_capacity_providers.fluent_bit_capacity_providers",
        "aws_route_table_association.fluent_bit_private_rta",
        "aws_nat_gateway.fluent_bit_ngw",
      ],
    });
  });

  it("runs all tasks where Fargate has no share", () => {
    expect(serviceOf({ spot: { spotWeight: 1 } })?.capacity_provider_strategy).toEqual([
      { capacity_provider: "FARGATE_SPOT", weight: 1 },
    ]);
  });

  it("needs the cluster to have both capacity providers", () => {
    expect(resources({ spot: { spotWeight: 1 } }).aws_ecs_cluster_capacity_providers).toEqual({
      fluent_bit_capacity_providers: {
        cluster_name: "${aws_ecs_cluster.fluentbit_cluster.name}",
        capacity_providers: ["FARGATE", "FARGATE_SPOT"],
      },
    });
  });

  it("needs a weight", () => {
    expect(found({ spot: { spotWeight: 0, baseOnDemand: 1 } })).toEqual([
      'spot: {"spotWeight":0,"onDemandWeight":0}; expected spotWeight or onDemandWeight above 0, as ECS places no task without',
    ]);
  });

  it("checks its numbers", () => {
    expect(found({ spot: { spotWeight: -1, onDemandWeight: 1001, baseOnDemand: 1.5 } })).toEqual([
      "spotWeight: -1; expected a whole number from 0 to 1000",
      "onDemandWeight: 1001; expected a whole number from 0 to 1000",
      "baseOnDemand: 1.5; expected a whole number from 0 to 100000",
    ]);
  });
});

describe("ECS Exec", () => {
  it("is allowed by the service", () => {
    expect(serviceOf({ exec: true })).toEqual({ ...serviceOf({}), enable_execute_command: true });
  });

  it("takes the channels of Systems Manager, which know no resource", () => {
    expect(execStatements()).toEqual([
      {
        Effect: "Allow",
        Action: [
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel",
        ],
        Resource: "*",
      },
    ]);
  });
});

it("tags go on to the tasks", () => {
  expect(serviceOf({ enableTagPropagation: true })).toEqual({
    ...serviceOf({}),
    propagate_tags: "SERVICE",
    enable_ecs_managed_tags: true,
  });
});

describe("the cluster", () => {
  it.each([
    [true, "enabled"],
    [false, "disabled"],
    ["enhanced", "enhanced"],
  ] as const)("has container insights %s", (containerInsights, value) => {
    expect(resources({ containerInsights }).aws_ecs_cluster?.fluentbit_cluster).toEqual({
      name: "fluent-bit-ecs-cluster",
      setting: [{ name: "containerInsights", value }],
    });
  });

  const cluster = { id: "arn:cluster", name: "shared", arn: "arn:cluster" };

  it("may be another's", () => {
    const { aws_ecs_cluster, aws_ecs_service } = resources({ cluster });
    expect(aws_ecs_cluster).toBeUndefined();
    expect(aws_ecs_service?.fluent_bit_service).toEqual({ ...serviceOf({}), cluster: "arn:cluster" });
  });

  it("of another keeps its capacity providers", () => {
    const { aws_ecs_cluster_capacity_providers, aws_ecs_service } = resources({
      cluster,
      spot: { spotWeight: 1 },
    });
    expect(aws_ecs_cluster_capacity_providers).toBeUndefined();
    expect(aws_ecs_service?.fluent_bit_service?.depends_on).not.toContain(
      "aws_ecs_cluster_capacity_providers.fluent_bit_capacity_providers",
    );
  });

  it.each([true, false, "enhanced"] as const)("of another keeps its insights: %s", (containerInsights) => {
    expect(found({ cluster, containerInsights })).toEqual([
      `containerInsights: ${JSON.stringify(containerInsights)}; expected it where the given cluster is made`,
    ]);
  });
});

describe("the tasks' traffic", () => {
  const https = {
    protocol: "TCP",
    from_port: 443,
    to_port: 443,
    cidr_blocks: ["0.0.0.0/0"],
    description: "HTTPS to the AWS APIs and to destinations of logs",
  };
  const groupOf = (service: ServiceOptions) => resources(service).aws_security_group?.fluent_bit_task_sg;

  it("is bound to HTTPS, each rule described", () => {
    expect(groupOf({ restrictEgress: true })).toEqual({
      name: "fluent-bit-task-sg",
      description: "Allow inbound access from the ALB only",
      vpc_id: "${aws_vpc.fluent_bit_vpc.id}",
      ingress: [
        {
          protocol: "TCP",
          from_port: "${var.container_port}",
          to_port: "${var.container_port}",
          security_groups: ["${aws_security_group.fluent_bit_alb_sg.id}"],
          description: "Requests from the load balancer",
        },
      ],
      egress: [https],
    });
  });

  it("goes to further ports, each once", () => {
    expect(groupOf({ restrictEgress: true, extraEgressPorts: [24224, 443, 24224] })?.egress).toEqual([
      https,
      {
        protocol: "TCP",
        from_port: 24224,
        to_port: 24224,
        cidr_blocks: ["0.0.0.0/0"],
        description: "Port 24224 of a destination",
      },
    ]);
  });

  it("goes to a port that only Terraform knows", () => {
    const stack = new FluentBitStack(testApp(), "fluent-bit");
    const port = new TerraformVariable(stack, "port", { type: "number" }).numberValue;
    secondService(stack, { restrictEgress: true, extraEgressPorts: [port] });
    expect(configurationOf(stack).resource.aws_security_group?.api_fluent_bit_task_sg?.egress).toEqual([
      https,
      {
        protocol: "TCP",
        from_port: "${var.port}",
        to_port: "${var.port}",
        cidr_blocks: ["0.0.0.0/0"],
        description: "Port ${var.port} of a destination",
      },
    ]);
  });

  it("goes to the port of a destination that only Terraform knows", () => {
    const stack = new FluentBitStack(testApp(), "fluent-bit", {
      service: { restrictEgress: true },
      destination: (scope) => {
        const { stringValue } = new TerraformVariable(scope, "port", { type: "string" });
        return custom({ plugin: "http", options: { Host: "logs.example.com", Port: stringValue } });
      },
    });
    const egress = configurationOf(stack).resource.aws_security_group?.fluent_bit_task_sg?.egress;
    expect(egress).toContainEqual({
      protocol: "TCP",
      from_port: "${var.port}",
      to_port: "${var.port}",
      cidr_blocks: ["0.0.0.0/0"],
      description: "Port ${var.port} of a destination",
    });
  });

  it("is described in the letters that AWS takes", () => {
    const rules = [{ restrictEgress: true, extraEgressPorts: [9200] }]
      .map(groupOf)
      .flatMap((group) => [group?.ingress, group?.egress] as { description: string }[][])
      .flat();
    expect(rules).toHaveLength(3);
    for (const { description } of rules) {
      expect(description).toMatch(/^[\w .:/()#,@[\]+=&;{}!$*-]{1,255}$/);
    }
  });

  it("has no further ports where all are open", () => {
    expect(found({ extraEgressPorts: [9200, 24224] })).toEqual([
      "extraEgressPorts: [9200,24224]; expected restrictEgress with them, as all ports are open without it",
    ]);
  });

  it("goes to ports", () => {
    expect(found({ restrictEgress: true, extraEgressPorts: [0, 65536] })).toEqual([
      "extraEgressPorts: 0; expected a whole number from 1 to 65535",
      "extraEgressPorts: 65536; expected a whole number from 1 to 65535",
    ]);
  });
});

describe("a second service", () => {
  it("shares the cluster and the load balancer's target, and has addresses of its own", () => {
    const stack = new FluentBitStack(testApp(), "fluent-bit");
    const { alb, securityGroupIds, targetGroup, listeners } = stack.target;
    secondService(stack, {
      loadBalancer: { alb, securityGroupIds, targetGroup, listeners },
      cluster: stack.service.cluster,
    });
    const { aws_ecs_cluster, aws_ecs_service } = configurationOf(stack).resource;
    expect(Object.keys(aws_ecs_cluster ?? {})).toEqual(["fluentbit_cluster"]);
    expect(aws_ecs_service?.api_fluent_bit_service).toEqual({
      ...aws_ecs_service?.fluent_bit_service,
      name: "api-service",
      network_configuration: {
        security_groups: ["${aws_security_group.api_fluent_bit_task_sg.id}"],
        subnets: "${aws_subnet.fluent_bit_private_subnet[*].id}",
      },
    });
  });

  it("runs in a cluster that is looked up", () => {
    const stack = new FluentBitStack(testApp(), "fluent-bit");
    const { id, arn, clusterName } = new DataAwsEcsCluster(stack, "shared", { clusterName: "shared" });
    secondService(stack, { cluster: { id, arn, name: clusterName } });
    expect(configurationOf(stack).resource.aws_ecs_service?.api_fluent_bit_service?.cluster).toBe(
      "${data.aws_ecs_cluster.shared.id}",
    );
  });
});

it("numbers that only Terraform knows are not checked", () => {
  const app = testApp();
  const stack = new FluentBitStack(app, "fluent-bit");
  const number = new TerraformVariable(stack, "number", { type: "number" }).numberValue;
  secondService(stack, {
    desiredCount: number,
    minimumHealthyPercent: number,
    maximumPercent: number,
    spot: { spotWeight: number },
    autoScaling: { minTasks: number, maxTasks: number, cpuPercent: number, requestsPerTask: number },
  });
  expect(findingsOf(() => app.synth())).toEqual([]);
});
