import { describe, expect, it } from "vitest";
import {
  applicationContainer,
  checkWritablePaths,
  writableVolumes,
} from "../../src/task/application-container.js";

const container = { name: "web", image: "nginx:1", destination: { bind: () => bound } };
const bound = { taskStatements: [], executionStatements: [], endpoints: [], ports: [] };

describe("the folders that a container writes to", () => {
  it("are volumes named after the container and the folder", () => {
    expect(writableVolumes({ ...container, writablePaths: ["/var/cache/nginx"] })).toEqual(
      new Map([["/var/cache/nginx", "web-var-cache-nginx"]]),
    );
  });

  it("are absolute paths", () => {
    expect(checkWritablePaths(["/run", "/var/cache/nginx"])).toEqual([]);
    expect(checkWritablePaths(["tmp", "/", "/a b"])).toEqual(
      ["tmp", "/", "/a b"].map((path) => `writablePaths: "${path}"; expected an absolute path, such as /tmp`),
    );
  });

  it("have a volume each", () => {
    expect(checkWritablePaths(["/var/log", "/tmp", "/var-log"])).toEqual([
      'writablePaths: "/var-log"; expected a path whose volume has another name than that of /var/log',
    ]);
  });
});

it("environment variables and secrets are sorted by name, as ECS returns them", () => {
  const definition = applicationContainer(
    {
      ...container,
      environment: { B: "2", A: "1" },
      secrets: { D: "arn:aws:ssm:us-east-1:111122223333:parameter/d", C: "arn:c" },
    },
    bound,
  );
  expect(definition.environment).toEqual([
    { name: "A", value: "1" },
    { name: "B", value: "2" },
  ]);
  expect(definition.secrets?.map(({ name }) => name)).toEqual(["C", "D"]);
});
