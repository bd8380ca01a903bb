import { describe, expect, it } from "vitest";
import { type FluentBitStackProps, production, publicRouterImage } from "../../src/index.js";
import { findings, synthesize } from "../support/synthesize.js";

const listener = {
  arn: "arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/shared/0123456789abcdef/0123456789abcdef",
};
const router = { image: publicRouterImage({ tag: "3.4.15" }) };
const behind = (options: Partial<FluentBitStackProps["loadBalancer"]> = {}): FluentBitStackProps => ({
  router,
  loadBalancer: { listener, hosts: ["shop.example.com"], priority: 20, ...options },
});

describe("a listener that exists", () => {
  it("forwards the requests of a rule to the service, and nothing of it is made", () => {
    const { resource, data } = synthesize(behind({ healthCheck: { path: "/health" } }));
    expect(Object.keys(resource)).not.toContain("aws_alb");
    expect(Object.keys(resource)).not.toContain("aws_alb_listener");
    expect(data.aws_lb_listener?.fluent_bit_listener?.arn).toBe(listener.arn);
    expect(resource.aws_alb_target_group?.fluent_bit_tg?.health_check).toMatchObject({ path: "/health" });
    expect(resource.aws_alb_listener_rule?.fluent_bit_listener_rule).toMatchObject({
      listener_arn: "${data.aws_lb_listener.fluent_bit_listener.arn}",
      priority: 20,
      condition: [{ host_header: { values: ["shop.example.com"] } }],
      action: [{ type: "forward", target_group_arn: "${aws_alb_target_group.fluent_bit_tg.arn}" }],
    });
  });

  it("is looked up by its load balancer's name and its port", () => {
    const { data } = synthesize(behind({ listener: { loadBalancerName: "shared", port: 443 } }));
    expect(data.aws_lb?.fluent_bit_alb).toEqual({ name: "shared" });
    expect(data.aws_lb_listener?.fluent_bit_listener).toEqual({
      load_balancer_arn: "${data.aws_lb.fluent_bit_alb.arn}",
      port: 443,
    });
  });

  it("lets its load balancer connect to the tasks, which start after the rule is there", () => {
    const { resource } = synthesize(behind());
    expect(resource.aws_security_group?.fluent_bit_task_sg?.ingress).toEqual([
      expect.objectContaining({ security_groups: "${tolist(data.aws_lb.fluent_bit_alb.security_groups)}" }),
    ]);
    expect(resource.aws_ecs_service?.fluent_bit_service?.depends_on).toContain(
      "aws_alb_listener_rule.fluent_bit_listener_rule",
    );
  });

  it("counts the requests for auto scaling and alarms", () => {
    const { resource } = synthesize({
      ...behind(),
      service: { autoScaling: { minTasks: 1, maxTasks: 2, requestsPerTask: 100 } },
      alarms: { topic: { arn: "arn:aws:sns:us-east-1:111122223333:alarms" } },
    });
    expect(JSON.stringify(resource.aws_appautoscaling_policy)).toContain(
      "${data.aws_lb.fluent_bit_alb.arn_suffix}/${aws_alb_target_group.fluent_bit_tg.arn_suffix}",
    );
    expect(JSON.stringify(resource.aws_cloudwatch_metric_alarm)).toContain(
      "${data.aws_lb.fluent_bit_alb.arn_suffix}",
    );
  });

  it("is a production's too, which then makes no certificate and no logs of its requests", () => {
    const { resource } = synthesize(production({ name: "web", ...behind() }));
    expect(Object.keys(resource)).not.toContain("aws_alb");
    expect(Object.keys(resource)).not.toContain("aws_s3_bucket");
    expect(resource.aws_alb_target_group?.fluent_bit_tg).toMatchObject({ deregistration_delay: "30" });
  });

  it("says where the application answers", () => {
    expect(synthesize(behind()).output.url?.value).toBe(
      "${lower(data.aws_lb_listener.fluent_bit_listener.protocol)}://${data.aws_lb.fluent_bit_alb.dns_name}:${data.aws_lb_listener.fluent_bit_listener.port}",
    );
  });
});

describe("what is wrong with a listener that exists:", () => {
  it.each<[string, FluentBitStackProps, string]>([
    [
      "it is one of a network load balancer",
      behind({ listener: { arn: listener.arn.replace("/app/", "/net/") } }),
      `[fluent-bit/load-balancer] loadBalancer.listener: "${listener.arn.replace("/app/", "/net/").slice(0, 80)}…"; expected the ARN of a listener of an application load balancer, such as arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/web/0123456789abcdef/0123456789abcdef`,
    ],
    [
      "its port does not exist",
      behind({ listener: { loadBalancerName: "shared", port: 0 } }),
      "[fluent-bit/load-balancer] loadBalancer.listener.port: 0; expected a whole number from 1 to 65535",
    ],
    [
      "no request would match",
      behind({ hosts: [] }),
      "[fluent-bit/route] number of paths and hosts: 0; expected 1 to 5 together",
    ],
    [
      "ECS is to change its rules",
      { ...behind(), service: { deploymentStrategy: { kind: "blueGreen" } } },
      "[fluent-bit] service.deploymentStrategy with loadBalancer.listener; expected a load balancer of the stack, whose rules ECS may change",
    ],
  ])("%s", (_, props, finding) => {
    expect(findings(props)).toEqual([finding]);
  });
});
