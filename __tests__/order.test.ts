import { describe, expect, it } from "vitest";
import { synthesize } from "./support/synthesize.js";

const { resource } = synthesize();
const { resource: literal } = synthesize({ literal: true });

describe("the order of resources", () => {
  it("makes the load balancer after the internet gateway and its routes", () => {
    expect(resource.aws_alb?.fluent_bit_alb?.depends_on).toEqual([
      "aws_internet_gateway.fluent_bit_igw",
      "aws_route_table_association.fluent_bit_public_rta",
    ]);
  });

  it("makes the service after its way out and its permissions, and deletes it before them", () => {
    expect(resource.aws_ecs_service?.fluent_bit_service?.depends_on).toEqual([
      "aws_alb_listener.fluent_bit_listener",
      "aws_iam_role_policy_attachment.fluent_bit_task_role_attachment",
      "aws_route_table_association.fluent_bit_private_rta",
      "aws_nat_gateway.fluent_bit_ngw",
    ]);
  });

  it.each([
    ["aws_alb", "fluent_bit_alb", "aws_subnet.fluent_bit_public_subnet[0].id"],
    ["aws_alb_listener", "fluent_bit_listener", "aws_alb_target_group.fluent_bit_tg.id"],
    ["aws_ecs_service", "fluent_bit_service", "aws_subnet.fluent_bit_private_subnet[0].id"],
  ])("replaces %s.%s together with what AWS does not delete under it", (type, name, reference) => {
    expect(resource[type]?.[name]?.lifecycle).toEqual({ replace_triggered_by: [reference] });
  });

  it("follows the private subnets where the load balancer is in them", () => {
    const { fluent_bit_alb } = synthesize({ loadBalancer: { internal: true } }).resource.aws_alb ?? {};
    expect(fluent_bit_alb?.lifecycle).toEqual({
      replace_triggered_by: ["aws_subnet.fluent_bit_private_subnet[0].id"],
    });
    expect(fluent_bit_alb?.depends_on).toBeUndefined();
  });

  it("is the article's where that is taken literally", () => {
    expect(literal.aws_alb?.fluent_bit_alb?.depends_on).toBeUndefined();
    expect(literal.aws_ecs_service?.fluent_bit_service?.depends_on).toEqual([
      "aws_alb_listener.fluent_bit_listener",
    ]);
    const lifecycles = Object.values(literal).flatMap((named) =>
      Object.values(named).map((body) => body.lifecycle),
    );
    expect(lifecycles.filter((lifecycle) => lifecycle !== undefined)).toEqual([]);
  });
});
