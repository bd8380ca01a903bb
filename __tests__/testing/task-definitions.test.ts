import { describe, expect, it } from "vitest";
import { cloudwatchLogs } from "../../src/index.js";
import { containerDefinitions } from "../../testing/index.js";
import { plainStack, stackOfTasks } from "../support/stacks.js";

const task = (name: string, fields: object = {}) =>
  JSON.stringify([{ name, image: "nginx:1.29", ...fields }]);

describe("the container definitions", () => {
  it("have the variables' defaults, or the values that are given", () => {
    const props = { router: { memoryMiB: 256 }, application: { name: "web" } };
    expect(containerDefinitions(props)[1]).toMatchObject({ cpu: 512, memory: 768 });
    const variables = { cpu: 1024, memory: 4096, img: "web:2" };
    expect(containerDefinitions(props, { variables })[1]).toMatchObject({
      cpu: 1024,
      memory: 3840,
      image: "web:2",
    });
  });

  it("name what AWS decides", () => {
    const logs = { retentionDays: 30 };
    const destination = cloudwatchLogs({ logGroupName: "web", logStreamPrefix: "${TAG}-" });
    const stack = stackOfTasks({
      web: task("web", { environment: [{ name: "QUEUE", value: "${aws_sqs_queue.orders.url}" }] }),
    });
    expect(containerDefinitions(stack)[0]?.environment).toEqual([
      { name: "QUEUE", value: "${aws_sqs_queue.orders.url}" },
    ]);
    // What Fluent Bit or a shell decides is text.
    const [, web] = containerDefinitions({ logs, destination });
    expect(web?.logConfiguration?.options?.log_stream_prefix).toBe("${TAG}-");
  });

  it("are those of the task definition that is named", () => {
    const stack = stackOfTasks({ api: task("api"), web: task("web") });
    expect(containerDefinitions(stack, { taskDefinition: "web" })[0]?.name).toBe("web");
    expect(() => containerDefinitions(stack)).toThrow(
      new Error("a stack with several task definitions; expected taskDefinition with one of api, web"),
    );
    expect(() => containerDefinitions(stack, { taskDefinition: "webb" })).toThrow(
      new Error('no task definition: "webb"; expected one of api, web; did you mean web?'),
    );
  });

  it("are asked of a stack that has some", () => {
    expect(() => containerDefinitions(plainStack())).toThrow(
      new Error('no task definition: "aws_ecs_task_definition"; expected a stack with one, as this has none'),
    );
  });

  it("take the values of variables that there are", () => {
    expect(() => containerDefinitions({}, { variables: { cpus: 512 } })).toThrow(
      new Error(
        'no variable: "cpus"; expected one of aws_region, container_port, cpu, img, memory; did you mean cpu?',
      ),
    );
  });

  it("say what takes Terraform", () => {
    const stack = stackOfTasks({ web: "${jsonencode(concat(local.containers, []))}" });
    expect(() => containerDefinitions(stack)).toThrow(
      /^aws_ecs_task_definition\.web: container_definitions is /,
    );
  });

  it("fail with the findings of the stack", () => {
    expect(() => containerDefinitions({ cpu: 500 })).toThrow("1 finding:");
  });
});
