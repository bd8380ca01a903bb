import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createTempDir } from "../../rehearsal/process.js";
import { rehearsalEnvironment } from "../../rehearsal/serve.js";
import { findTerraform } from "../../rehearsal/terraform-cli.js";
import { temporaryFolder } from "./project.js";

describe("the Terraform CLI", () => {
  const program = (name: string) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, name), "", { mode: 0o755 });
    return folder;
  };

  it("is terraform, else tofu", () => {
    const [terraform, tofu] = [program("terraform"), program("tofu")];
    expect(findTerraform({ PATH: `${tofu}:${terraform}` })).toBe(join(terraform, "terraform"));
    expect(findTerraform({ PATH: tofu })).toBe(join(tofu, "tofu"));
  });

  it("is what TERRAFORM_BINARY_NAME names, as a path too", () => {
    const [terraform, tofu] = [program("terraform"), program("tofu")];
    const PATH = `${terraform}:${tofu}`;
    expect(findTerraform({ PATH, TERRAFORM_BINARY_NAME: "tofu" })).toBe(join(tofu, "tofu"));
    expect(findTerraform({ TERRAFORM_BINARY_NAME: join(tofu, "tofu") })).toBe(join(tofu, "tofu"));
  });

  it("is missed by name", () => {
    expect(() => findTerraform({ PATH: "" })).toThrow("neither terraform nor tofu is on PATH: install");
    expect(() => findTerraform({ PATH: "", TERRAFORM_BINARY_NAME: "tf" })).toThrow(
      "tf (TERRAFORM_BINARY_NAME) is not on PATH",
    );
  });
});

describe("the environment", () => {
  it("names the provider as Terraform and as OpenTofu ask for it", () => {
    const { TF_REATTACH_PROVIDERS = "" } = rehearsalEnvironment("/socket", {});
    const provider = {
      Protocol: "grpc",
      ProtocolVersion: 5,
      Pid: process.pid,
      Test: true,
      Addr: { Network: "unix", String: "/socket" },
    };
    expect(JSON.parse(TF_REATTACH_PROVIDERS)).toEqual({
      "registry.terraform.io/hashicorp/aws": provider,
      "registry.opentofu.org/hashicorp/aws": provider,
    });
  });

  it("keeps variables, and leaves out what leads elsewhere", () => {
    const env = {
      TF_VAR_cpu: "512",
      TF_DATA_DIR: "/data",
      TF_WORKSPACE: "prod",
      TF_CLI_CONFIG_FILE: "/no/such/file",
    };
    const kept = rehearsalEnvironment("/socket", env);
    expect(Object.keys(env).filter((name) => name in kept)).toEqual(["TF_VAR_cpu"]);
    expect(kept.CHECKPOINT_DISABLE).toBe("1");
  });

  it("keeps a CLI configuration that exists", () => {
    const file = join(program("terraformrc"), "terraformrc");
    expect(rehearsalEnvironment("/socket", { TF_CLI_CONFIG_FILE: file }).TF_CLI_CONFIG_FILE).toBe(file);
  });

  function program(name: string): string {
    const folder = temporaryFolder();
    writeFileSync(join(folder, name), "");
    return folder;
  }
});

it("a temporary folder is in /tmp where the path of a socket in another would be too long", () => {
  const folder = createTempDir({ maxLength: 30 });
  folder.remove();
  expect(folder.path).toMatch(/^\/tmp\/rehearsal-/);
  expect(() => createTempDir({ maxLength: 10 })).toThrow(
    "no temporary folder has a path of at most 10 bytes",
  );
});
