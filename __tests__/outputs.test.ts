import { expect, it } from "vitest";
import { synthesize } from "./support/synthesize.js";

it("the outputs say what a person or a script needs next", () => {
  const { output } = synthesize();
  const values = Object.fromEntries(Object.entries(output).map(([name, { value }]) => [name, value]));
  expect(values).toEqual({
    alb_dns: "${aws_alb.fluent_bit_alb.dns_name}",
    url: "http://${aws_alb.fluent_bit_alb.dns_name}",
    cluster: "${aws_ecs_cluster.fluentbit_cluster.name}",
    service: "${aws_ecs_service.fluent_bit_service.name}",
    application_log_group: "fluent-bit-cloudwatch",
    router_log_group: "firelens-container",
  });
});

it("every output is described", () => {
  for (const { description } of Object.values(synthesize().output)) {
    expect(description).toMatch(/^\w/);
  }
});
