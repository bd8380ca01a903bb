import { describe, expect, it } from "vitest";
import type { AutoScalingOptions } from "../../src/service/auto-scaling.js";
import { findings, synthesize } from "../support/synthesize.js";

const limits = { minTasks: 2, maxTasks: 8 };
const resources = (autoScaling: AutoScalingOptions) => synthesize({ service: { autoScaling } }).resource;
const found = (autoScaling: AutoScalingOptions) =>
  findings({ service: { autoScaling } }).map((finding) =>
    finding.replace("[fluent-bit/service/auto-scaling] ", ""),
  );
const target = (attribute: string) => `\${aws_appautoscaling_target.fluent_bit_scaling_target.${attribute}}`;
const policy = (name: string, tracking: object) => ({
  name: `fluent-bit-${name}`,
  policy_type: "TargetTrackingScaling",
  service_namespace: target("service_namespace"),
  scalable_dimension: target("scalable_dimension"),
  resource_id: target("resource_id"),
  target_tracking_scaling_policy_configuration: tracking,
});

describe("auto scaling", () => {
  it("is of the service's desired count, between the limits", () => {
    expect(resources({ ...limits, cpuPercent: 60 }).aws_appautoscaling_target).toEqual({
      fluent_bit_scaling_target: {
        service_namespace: "ecs",
        scalable_dimension: "ecs:service:DesiredCount",
        resource_id:
          "service/${aws_ecs_cluster.fluentbit_cluster.name}/${aws_ecs_service.fluent_bit_service.name}",
        min_capacity: 2,
        max_capacity: 8,
      },
    });
  });

  it("makes Terraform leave the desired count alone, which begins with the minimum", () => {
    const { aws_ecs_service } = resources({ ...limits, cpuPercent: 60 });
    expect(aws_ecs_service?.fluent_bit_service).toMatchObject({
      desired_count: 2,
      lifecycle: { ignore_changes: ["desired_count"] },
    });
  });

  it("begins with as many tasks as wanted", () => {
    const { resource } = synthesize({
      service: { desiredCount: 4, autoScaling: { ...limits, cpuPercent: 60 } },
    });
    expect(resource.aws_ecs_service?.fluent_bit_service?.desired_count).toBe(4);
  });

  it("has a policy for each metric, and for no other", () => {
    expect(resources({ ...limits, cpuPercent: 60 }).aws_appautoscaling_policy).toEqual({
      fluent_bit_scaling_cpu: policy("cpu", {
        target_value: 60,
        predefined_metric_specification: { predefined_metric_type: "ECSServiceAverageCPUUtilization" },
      }),
    });
    expect(resources({ ...limits, memoryPercent: 70 }).aws_appautoscaling_policy).toEqual({
      fluent_bit_scaling_memory: policy("memory", {
        target_value: 70,
        predefined_metric_specification: { predefined_metric_type: "ECSServiceAverageMemoryUtilization" },
      }),
    });
    expect(resources({ ...limits, requestsPerTask: 500 }).aws_appautoscaling_policy).toEqual({
      fluent_bit_scaling_requests: policy("requests", {
        target_value: 500,
        predefined_metric_specification: {
          predefined_metric_type: "ALBRequestCountPerTarget",
          resource_label:
            "${aws_alb.fluent_bit_alb.arn_suffix}/${aws_alb_target_group.fluent_bit_tg.arn_suffix}",
        },
      }),
    });
  });

  it("waits as long as wanted in each direction", () => {
    const { aws_appautoscaling_policy } = resources({
      ...limits,
      cpuPercent: 60,
      memoryPercent: 70,
      scaleInCooldownSeconds: 600,
      scaleOutCooldownSeconds: 60,
    });
    const policies = Object.values(aws_appautoscaling_policy ?? {});
    expect(policies).toHaveLength(2);
    for (const { target_tracking_scaling_policy_configuration } of policies) {
      expect(target_tracking_scaling_policy_configuration).toMatchObject({
        scale_in_cooldown: 600,
        scale_out_cooldown: 60,
      });
    }
  });

  it("may keep one number of tasks", () => {
    expect(found({ minTasks: 2, maxTasks: 2, cpuPercent: 1 })).toEqual([]);
  });

  it("needs a metric", () => {
    expect(found(limits)).toEqual([
      "autoScaling without a metric; expected cpuPercent, memoryPercent or requestsPerTask",
    ]);
  });

  it("needs a minimum up to the maximum", () => {
    expect(found({ minTasks: 5, maxTasks: 3, cpuPercent: 60 })).toEqual([
      "minTasks: 5; expected at most maxTasks, 3",
    ]);
  });

  it("checks its numbers", () => {
    expect(
      found({
        minTasks: -1,
        maxTasks: 1.5,
        cpuPercent: 0,
        memoryPercent: 101,
        requestsPerTask: 0,
        scaleInCooldownSeconds: -1,
        scaleOutCooldownSeconds: 0.5,
      }),
    ).toEqual([
      "minTasks: -1; expected a whole number of at least 0",
      "maxTasks: 1.5; expected a whole number of at least 0",
      "cpuPercent: 0; expected a number from 1 to 100",
      "memoryPercent: 101; expected a number from 1 to 100",
      "requestsPerTask: 0; expected a number of at least 1",
      "scaleInCooldownSeconds: -1; expected a whole number of at least 0",
      "scaleOutCooldownSeconds: 0.5; expected a whole number of at least 0",
    ]);
  });
});
