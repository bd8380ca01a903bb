import { describe, expect, it } from "vitest";
import { findings, synthesize } from "../support/synthesize.js";

const { resource } = synthesize();
const vpcId = "${aws_vpc.fluent_bit_vpc.id}";

describe("the load balancer", () => {
  it("lets HTTP in from anywhere and everything out", () => {
    expect(resource.aws_security_group?.fluent_bit_alb_sg).toEqual({
      name: "fluent-bit-alb-sg",
      description: "Controls access to the ALB",
      vpc_id: vpcId,
      ingress: [{ protocol: "TCP", from_port: 80, to_port: 80, cidr_blocks: ["0.0.0.0/0"] }],
      egress: [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }],
    });
  });

  it("is in the public subnets", () => {
    expect(resource.aws_alb).toEqual({
      fluent_bit_alb: {
        name: "fluent-bit-alb",
        subnets: "${aws_subnet.fluent_bit_public_subnet[*].id}",
        security_groups: ["${aws_security_group.fluent_bit_alb_sg.id}"],
      },
    });
  });

  it("sends requests to addresses, as Fargate's tasks have one each", () => {
    expect(resource.aws_alb_target_group).toEqual({
      fluent_bit_tg: { name: "fluent-bit-tg", port: 80, protocol: "HTTP", vpc_id: vpcId, target_type: "ip" },
    });
  });

  it("forwards all that port 80 gets", () => {
    expect(resource.aws_alb_listener).toEqual({
      fluent_bit_listener: {
        load_balancer_arn: "${aws_alb.fluent_bit_alb.id}",
        port: 80,
        protocol: "HTTP",
        default_action: [{ target_group_arn: "${aws_alb_target_group.fluent_bit_tg.id}", type: "forward" }],
      },
    });
  });

  it("checks the name of the deployment", () => {
    expect(findings({ name: "a_b" })).toEqual([
      '[fluent-bit] name: "a_b"; expected up to 28 letters, digits and hyphens, with no hyphen at either end',
    ]);
  });
});
