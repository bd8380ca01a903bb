import { mkdirSync } from "node:fs";
import { join } from "node:path";

/** moto and LocalStack check neither. Terraform and the AWS CLI refuse to run without them. */
export const FAKE_CREDENTIALS = { accessKey: "test", secretKey: "test" } as const;

/** Variables that lead Terraform out of its folder, or to another provider than the user's own configuration names. */
const REMOVED_VARIABLES = new Set([
  "BOTO_CONFIG",
  "TF_CLI_ARGS",
  "TF_DATA_DIR",
  "TF_REATTACH_PROVIDERS",
  "TF_WORKSPACE",
]);

const LOOPBACK = "localhost,127.0.0.1,::1";

/**
 * The environment in which Terraform, the AWS CLI and the SDKs meet the local AWS at `endpoint` and nothing else.
 * Everything that the user's own environment and files say of AWS is left out: credentials, profiles, single sign-on,
 * endpoints of single services, certificates.
 *
 * @param region where a provider block names none
 */
export function localAwsEnvironment(
  endpoint: string,
  region: string,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !name.startsWith("AWS_") && !REMOVED_VARIABLES.has(name),
  );
  return {
    ...Object.fromEntries(kept),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: FAKE_CREDENTIALS.accessKey,
    AWS_SECRET_ACCESS_KEY: FAKE_CREDENTIALS.secretKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_PAGER: "",
    NO_PROXY: [env.NO_PROXY ?? env.no_proxy, LOOPBACK].filter(Boolean).join(","),
    no_proxy: [env.no_proxy ?? env.NO_PROXY, LOOPBACK].filter(Boolean).join(","),
    CHECKPOINT_DISABLE: "1",
    DISABLE_VERSION_CHECK: "1",
  };
}

/**
 * Variables for a Terraform CLI that works in temporary folders: it asks nothing and downloads a provider once.
 *
 * @param projectDir the downloaded provider is kept in its node_modules
 */
export function terraformEnvironment(
  projectDir: string,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const cache = env.TF_PLUGIN_CACHE_DIR ?? join(projectDir, "node_modules", ".cache", "terraform-providers");
  mkdirSync(cache, { recursive: true });
  return {
    TF_PLUGIN_CACHE_DIR: cache,
    // A temporary folder has no lock file, without which Terraform would download what the cache holds again.
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
  };
}
