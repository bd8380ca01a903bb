import { describe, expect, it } from "vitest";
import { applicationContainer, checkWritablePaths } from "../../src/task/application-container.js";

const container = { name: "web", image: "nginx:1", destination: { bind: () => bound } };
const bound = { taskStatements: [], executionStatements: [], endpoints: [], ports: [] };

describe("the folders that a container writes to", () => {
  it("are file systems in memory that all users may write to", () => {
    const definition = applicationContainer({ ...container, writablePaths: ["/tmp"] }, {});
    expect(definition.linuxParameters).toEqual({
      tmpfs: [{ containerPath: "/tmp", size: 64, mountOptions: ["mode=1777"] }],
    });
  });

  it("are absolute paths", () => {
    expect(checkWritablePaths(["/run", "/var/cache/nginx"])).toEqual([]);
    expect(checkWritablePaths(["tmp", "/", "/a b"])).toEqual(
      ["tmp", "/", "/a b"].map((path) => `writablePaths: "${path}"; expected an absolute path, such as /tmp`),
    );
  });

  it("are named once", () => {
    expect(checkWritablePaths(["/tmp", "/tmp"])).toEqual(['writablePaths: "/tmp"; expected each path once']);
  });
});

it("environment variables and secrets are sorted by name, as ECS returns them", () => {
  const definition = applicationContainer(
    {
      ...container,
      environment: { B: "2", A: "1" },
      secrets: { D: "arn:aws:ssm:us-east-1:111122223333:parameter/d", C: "arn:c" },
    },
    {},
  );
  expect(definition.environment).toEqual([
    { name: "A", value: "1" },
    { name: "B", value: "2" },
  ]);
  expect(definition.secrets?.map(({ name }) => name)).toEqual(["C", "D"]);
});
