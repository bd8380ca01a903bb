import { describe, expect, it } from "vitest";
import { checkContainerPort } from "../../../src/aws/ports.js";

describe("a container port", () => {
  it.each([1, 80, 8080, 65535])("may be %d", (port) => {
    expect(checkContainerPort(port)).toEqual([]);
  });

  it.each([0, -1, 65536, 80.5])("may not be %d", (port) => {
    expect(checkContainerPort(port)).toEqual([
      `containerPort: ${port}; expected a whole number from 1 to 65535`,
    ]);
  });

  it.each([
    [24224, "the forward input"],
    [8877, "the health check input"],
    [2020, "the monitoring server"],
  ])("may not be %d, which %s of the log router uses", (port, user) => {
    expect(checkContainerPort(port)).toEqual([
      `containerPort: ${port}; expected a port other than 24224, 8877, 2020, as ${user} of the log router uses it`,
    ]);
  });
});
