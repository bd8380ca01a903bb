import { existsSync } from "node:fs";
import { join } from "node:path";
import { createTempDir } from "./process.js";
import type { ProviderSchema } from "./schema/provider-schema.js";

/** The rehearsal's provider, running in this process. */
export interface RunningProvider {
  /** The environment for a Terraform CLI that is to use this provider. */
  readonly environment: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/** Limit of `sun_path` (unix(7)): 104 bytes on macOS and 108 on Linux, including the final null. */
const MAX_SOCKET_PATH = 103;
const SOCKET = "socket";

/** Starts a provider of the types in `schema`, with an AWS account of its own. */
export async function startProvider(schema: ProviderSchema): Promise<RunningProvider> {
  const folder = createTempDir({ maxLength: MAX_SOCKET_PATH - `/${SOCKET}`.length });
  const socket = join(folder.path, SOCKET);
  // gRPC takes a tenth of a second to load, which a command that ends with its help or an error does without.
  const { serveProvider } = await import("./provider/service.js");
  const server = await serveProvider(schema, socket);
  return {
    environment: rehearsalEnvironment(socket),
    close: async () => {
      await server.close();
      folder.remove();
    },
  };
}

/** Terraform looks the provider up in its own registry's name, OpenTofu in the other. */
const PROVIDER_ADDRESSES = ["registry.terraform.io/hashicorp/aws", "registry.opentofu.org/hashicorp/aws"];

/** Settings of the user's own Terraform work. They would lead a rehearsal out of its folder. */
const REMOVED_VARIABLES = ["TF_DATA_DIR", "TF_WORKSPACE"];

/** An environment in which Terraform finds its AWS provider at `socket` and contacts no registry. */
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
  const kept = Object.entries(env).filter(
    ([name, value]) =>
      !REMOVED_VARIABLES.includes(name) &&
      !(name === "TF_CLI_CONFIG_FILE" && value !== undefined && !existsSync(value)),
  );
  return {
    ...Object.fromEntries(kept),
    TF_REATTACH_PROVIDERS: JSON.stringify(
      Object.fromEntries(PROVIDER_ADDRESSES.map((address) => [address, reattach])),
    ),
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
  };
}
