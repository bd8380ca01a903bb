import { describe, expect, it } from "vitest";
import { findings, synthesize } from "../support/synthesize.js";

const { resource } = synthesize();

describe("the service", () => {
  it("is reached by the load balancer only, on the container's port", () => {
    expect(resource.aws_security_group?.fluent_bit_task_sg).toEqual({
      name: "fluent-bit-task-sg",
      description: "Allow inbound access from the ALB only",
      vpc_id: "${aws_vpc.fluent_bit_vpc.id}",
      ingress: [
        {
          protocol: "TCP",
          from_port: "${var.container_port}",
          to_port: "${var.container_port}",
          security_groups: ["${aws_security_group.fluent_bit_alb_sg.id}"],
        },
      ],
      egress: [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }],
    });
  });

  it("runs in a cluster", () => {
    expect(resource.aws_ecs_cluster).toEqual({ fluentbit_cluster: { name: "fluent-bit-ecs-cluster" } });
  });

  it("runs one task on Fargate in the private subnets, behind the listener", () => {
    expect(resource.aws_ecs_service).toEqual({
      fluent_bit_service: {
        name: "fluent-bit-service",
        cluster: "${aws_ecs_cluster.fluentbit_cluster.id}",
        task_definition: "${aws_ecs_task_definition.nginx_fluent_bit.arn}",
        desired_count: 1,
        launch_type: "FARGATE",
        network_configuration: {
          security_groups: ["${aws_security_group.fluent_bit_task_sg.id}"],
          subnets: "${aws_subnet.fluent_bit_private_subnet[*].id}",
        },
        load_balancer: [
          {
            target_group_arn: "${aws_alb_target_group.fluent_bit_tg.id}",
            container_name: "nginx-fluentbit",
            container_port: "${var.container_port}",
          },
        ],
        depends_on: ["aws_alb_listener.fluent_bit_listener"],
      },
    });
  });

  it("waits for what its roles are granted, where that is not the article's", () => {
    const { resource } = synthesize({ task: { separateRoles: true } });
    expect(resource.aws_ecs_service?.fluent_bit_service?.depends_on).toEqual([
      "aws_alb_listener.fluent_bit_listener",
      "aws_iam_role_policy_attachment.fluent_bit_execution_role_attachment",
      "aws_iam_role_policy_attachment.fluent_bit_task_role_attachment",
    ]);
  });

  it("runs as many tasks as wanted", () => {
    expect(
      synthesize({ service: { desiredCount: 3 } }).resource.aws_ecs_service?.fluent_bit_service
        ?.desired_count,
    ).toBe(3);
  });

  it.each([-1, 1.5])("does not run %d tasks", (desiredCount) => {
    expect(findings({ service: { desiredCount } })).toEqual([
      `[fluent-bit/service] desiredCount: ${desiredCount}; expected a whole number of at least 0`,
    ]);
  });

  it.each([0, 4])("does not start with %d tasks where auto scaling keeps 1 to 3", (desiredCount) => {
    const autoScaling = { minTasks: 1, maxTasks: 3, cpuPercent: 60 };
    expect(findings({ service: { desiredCount, autoScaling } })).toEqual([
      `[fluent-bit/service] desiredCount: ${desiredCount}; expected a count from autoScaling's minTasks 1 to its maxTasks 3`,
    ]);
  });
});
