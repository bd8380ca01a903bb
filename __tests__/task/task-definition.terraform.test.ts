import { describe, expect, it } from "vitest";
import { renderedContainers } from "../support/rendered-containers.js";

describe("the rendered container definitions", () => {
  it.each([
    [
      'say "hi"',
      "a\\d+\\",
      "two\nlines\ttab\r",
      "${aws_region}",
      "%{ if true }",
      "$${x} %%{y}",
      "${jsonencode(img)}",
      "<&>'`$(id)",
      "żółć 🐟 \u2028",
      "\b\f\u0001",
    ].join(" "),
    '"quoted"',
    "",
  ])("carry %j unchanged", (value) => {
    const [router, application] = renderedContainers({}, { img: value, aws_region: value });
    expect(application.image).toBe(value);
    expect(router.logConfiguration.options["awslogs-region"]).toBe(value);
  });

  it("keep numbers numbers", () => {
    const [, application] = renderedContainers({}, { cpu: 1024, memory: 2048, container_port: 8080 });
    expect(application).toMatchObject({
      cpu: 1024,
      memory: 2048,
      portMappings: [{ containerPort: 8080, hostPort: 8080 }],
    });
  });
});
