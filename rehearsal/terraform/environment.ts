import { existsSync } from "node:fs";

/** The address of the provider in each of the two registries: Terraform asks for one, OpenTofu for the other. */
const PROVIDER_ADDRESSES = ["registry.terraform.io/hashicorp/aws", "registry.opentofu.org/hashicorp/aws"];

/** Settings of the caller's own Terraform work, which would lead a rehearsal out of its folder. */
const FOREIGN = ["TF_DATA_DIR", "TF_WORKSPACE"];

/** The environment in which Terraform finds its AWS provider at a socket, and asks no one else for anything. */
export function rehearsalEnvironment(
  socket: string,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const reattach = {
    Protocol: "grpc",
    ProtocolVersion: 5,
    Pid: process.pid,
    Test: true,
    Addr: { Network: "unix", String: socket },
  };
  const own = Object.entries(env).filter(
    ([name, value]) =>
      !FOREIGN.includes(name) &&
      !(name === "TF_CLI_CONFIG_FILE" && value !== undefined && !existsSync(value)),
  );
  return {
    ...Object.fromEntries(own),
    TF_REATTACH_PROVIDERS: JSON.stringify(
      Object.fromEntries(PROVIDER_ADDRESSES.map((address) => [address, reattach])),
    ),
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
  };
}
