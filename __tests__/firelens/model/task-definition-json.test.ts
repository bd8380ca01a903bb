import { expect, it } from "vitest";
import { taskDefinitionIn } from "../../../firelens/model/task-definition-json.js";

const containers = [{ name: "app", image: "nginx" }];

it.each([
  ["input of RegisterTaskDefinition", { family: "web", containerDefinitions: containers }],
  [
    "output of DescribeTaskDefinition",
    { taskDefinition: { family: "web", containerDefinitions: containers }, tags: [] },
  ],
])("reads the %s", (_, json) => {
  expect(taskDefinitionIn(json)).toEqual({ family: "web", containerDefinitions: containers });
});

it("reads a bare list of container definitions", () => {
  expect(taskDefinitionIn(containers)).toEqual({ containerDefinitions: containers });
});

it.each([
  [null, "not a task definition: neither an object nor a list of container definitions"],
  ["text", "not a task definition: neither an object nor a list of container definitions"],
  [{}, "not a task definition: it has no list containerDefinitions"],
  [{ containerDefinitions: {} }, "not a task definition: it has no list containerDefinitions"],
  [
    { ContainerDefinitions: [] },
    "not a task definition: it has no list containerDefinitions; the names of CloudFormation, such as ContainerDefinitions, are not read",
  ],
  [
    Array.from({ length: 101 }, () => ({})),
    "not a task definition: it has 101 containers, and ECS takes ten",
  ],
])("refuses what is none (%#)", (json, message) => {
  expect(() => taskDefinitionIn(json)).toThrow(new Error(message));
});
