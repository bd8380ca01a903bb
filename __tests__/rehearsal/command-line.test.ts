import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { callerFolders, parseCommandLine } from "../../rehearsal/cli/command-line.js";
import { stepLine } from "../../rehearsal/cli/summary.js";
import { findTerraform } from "../../rehearsal/terraform/binary.js";
import { rehearsalEnvironment } from "../../rehearsal/terraform/environment.js";
import { privateFolder } from "../../rehearsal/terraform/private-folder.js";
import { temporaryFolder } from "./project.js";

describe("the command line", () => {
  it("tells stacks, own options and Terraform's apart", () => {
    const words = [
      "web",
      "-var",
      "a=b",
      "--keep",
      "-target=aws_vpc.main",
      "--json",
      "--app",
      "tsx x.ts",
      "-destroy",
    ];
    expect(parseCommandLine(words, [])).toEqual({
      stacks: ["web"],
      app: "tsx x.ts",
      keep: true,
      json: true,
      terraformArgs: ["-var=a=b", "-target=aws_vpc.main", "-destroy"],
    });
  });

  it("takes two dashes for one", () => {
    expect(parseCommandLine(["--var=a=b=c", "--var-file=/f"], []).terraformArgs).toEqual([
      "-var=a=b=c",
      "-var-file=/f",
    ]);
  });

  it("finds a variables file where the caller is, else in the project", () => {
    const [caller, project] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(project, "a.tfvars"), "");
    const find = () => parseCommandLine(["-var-file", "a.tfvars"], [caller, project]).terraformArgs;
    expect(find()).toEqual([`-var-file=${join(project, "a.tfvars")}`]);
    writeFileSync(join(caller, "a.tfvars"), "");
    expect(find()).toEqual([`-var-file=${join(caller, "a.tfvars")}`]);
  });

  it("knows from npm where the caller is", () => {
    expect(callerFolders({ INIT_CWD: "/caller" })).toEqual(["/caller", process.cwd()]);
    expect(callerFolders({})).toEqual([process.cwd()]);
  });

  it("misses a value", () => {
    expect(() => parseCommandLine(["-var"], [])).toThrow("-var lacks its value");
  });
});

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

it("a private folder lies elsewhere when its path were too long for a socket", () => {
  const folder = privateFolder({ maxLength: 30 });
  folder.remove();
  expect(folder.path).toMatch(/^\/tmp\/rehearsal-/);
  expect(() => privateFolder({ maxLength: 10 })).toThrow("no temporary folder has a path within 10 bytes");
});

it("a step's line shows its time and its changes", () => {
  const counts = { add: 27, change: 0, destroy: 0 };
  expect(stepLine({ name: "plan", milliseconds: 287, counts })).toBe(
    "  plan          0.29 s   27 to add, 0 to change, 0 to destroy",
  );
  expect(stepLine({ name: "init", milliseconds: 45 })).toBe("  init          0.04 s");
});
