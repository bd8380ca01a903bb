import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { execute, project } from "./project.js";
import { webService } from "./web-service.js";

const local = { terraform: { required_providers: { aws: { source: "aws", version: "6.25.0" } } } };

const cluster = {
  ...local,
  provider: { aws: [{ region: "eu-west-1" }] },
  resource: { aws_ecs_cluster: { main: { name: "main" } } },
};

describe.concurrent("npm run rehearse", () => {
  it("has the cdktf CLI synthesize from cdktf.json and deploy, on a state that a later command finds", async () => {
    const folder = project({ web: cluster });
    const rehearse = async (...command: string[]) => {
      const { exitCode, stdout, stderr } = await execute("cli/with-provider", command, folder, { CI: "1" });
      expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/^rehearsal: /)]);
      return stdout;
    };
    const cdktf = join(folder, "node_modules", ".bin", "cdktf");
    expect(await rehearse(cdktf, "deploy", "--auto-approve", "--skip-provider-lock")).toContain(
      "1 added, 0 changed, 0 destroyed",
    );
    const stack = join("cdktf.out", "stacks", "web");
    expect(JSON.parse(readFileSync(join(folder, stack, "cdk.tf.json"), "utf8"))).toMatchObject(cluster);
    expect(existsSync(join(folder, "terraform.web.tfstate"))).toBe(false);
    expect(await rehearse("terraform", `-chdir=${stack}`, "state", "list")).toBe("aws_ecs_cluster.main\n");
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
