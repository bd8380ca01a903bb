import { describe, expect, it } from "vitest";
import { findings, synthesize } from "../support/synthesize.js";

describe("the service", () => {
  it("waits for what its roles are granted, where that is not the article's", () => {
    const { resource } = synthesize({ task: { separateRoles: true } });
    expect(resource.aws_ecs_service?.fluent_bit_service?.depends_on).toEqual([
      "aws_alb_listener.fluent_bit_listener",
      "aws_iam_role_policy_attachment.fluent_bit_execution_role_attachment",
      "aws_iam_role_policy_attachment.fluent_bit_task_role_attachment",
      "aws_route_table_association.fluent_bit_private_rta",
      "aws_nat_gateway.fluent_bit_ngw",
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
