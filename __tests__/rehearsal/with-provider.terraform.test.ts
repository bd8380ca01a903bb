import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { execute, project } from "./project.js";
import { webService } from "./web-service.js";

const local = { terraform: { required_providers: { aws: { source: "aws", version: "6.25.0" } } } };

describe("npm run rehearse", () => {
  it("has the cdktf CLI deploy and destroy, on a state of its own", async () => {
    const backend = { local: { path: "terraform.web.tfstate" } };
    const folder = project({ web: { ...webService(), terraform: { ...local.terraform, backend } } });
    const cdktf = async (command: string, ...options: string[]) => {
      const bin = join(folder, "node_modules", ".bin", "cdktf");
      const args = [bin, command, "web", "--skip-provider-lock", ...options];
      const { exitCode, stdout, stderr } = await execute("cli/with-provider", args, folder, { CI: "1" });
      expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/^rehearsal: /)]);
      return stdout;
    };
    expect(await cdktf("deploy", "--auto-approve")).toContain("27 added, 0 changed, 0 destroyed");
    expect(await cdktf("destroy", "--auto-approve")).toContain("27 destroyed");
    expect(existsSync(join(folder, "terraform.web.tfstate"))).toBe(false);
  });

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
