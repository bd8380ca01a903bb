import { describe, expect, it } from "vitest";
import { execute, project } from "./project.js";
import { webService } from "./web-service.js";

const local = { terraform: { required_providers: { aws: { source: "aws", version: "6.25.0" } } } };

describe("npm run rehearse", () => {
  it("hands on the command's exit code", async () => {
    const { exitCode } = await execute("cli/with-provider", ["sh", "-c", "exit 7"], project({ web: local }));
    expect(exitCode).toBe(7);
  });

  it("asks for a command", async () => {
    const { exitCode, stderr } = await execute("cli/with-provider", [], project({ web: local }));
    expect(stderr).toContain(
      "rehearsal: no command; expected one, such as npm run rehearse -- npx cdktf diff",
    );
    expect(exitCode).toBe(1);
  });

  it("refuses a stack with another backend than the local one", async () => {
    const { exitCode, stderr } = await execute("cli/with-provider", ["true"], project({ web: webService() }));
    expect(stderr).toContain('backend of web: "s3"; expected the local backend, for a rehearsed command');
    expect(exitCode).toBe(1);
  });
});
