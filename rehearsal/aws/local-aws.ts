import { requireAws, requireLoopback } from "./endpoint.js";
import { localAwsEnvironment, terraformEnvironment } from "./environment.js";
import { startGapProxy } from "./gap-proxy.js";
import { startMoto } from "./moto.js";

/** A local AWS that runs. */
export interface LocalAws {
  readonly endpoint: string;
  /** Rejects when it ends before it is stopped. */
  readonly failed: Promise<never>;
  stop(): void;
}

const ENDPOINT_VARIABLE = "AWS_ENDPOINT_URL";

/**
 * The local AWS that AWS_ENDPOINT_URL names, such as LocalStack, else moto's server on a free port. What moto lacks is
 * answered in front of it.
 *
 * @throws when there is none, or AWS_ENDPOINT_URL isn't on this machine
 */
export async function startLocalAws(env: NodeJS.ProcessEnv = process.env): Promise<LocalAws> {
  const given = env[ENDPOINT_VARIABLE];
  if (given) {
    requireLoopback(ENDPOINT_VARIABLE, given);
    await requireAws(ENDPOINT_VARIABLE, given);
    const proxy = await startGapProxy(given);
    return { endpoint: proxy.endpoint, failed: new Promise<never>(() => {}), stop: proxy.close };
  }
  const moto = await startMoto(env);
  const proxy = await startGapProxy(moto.endpoint);
  return {
    endpoint: proxy.endpoint,
    failed: moto.failed,
    stop: () => {
      proxy.close();
      moto.stop();
    },
  };
}

/** The whole environment of a Terraform CLI that works in temporary folders on a local AWS. */
export function deploymentEnvironment(
  endpoint: string,
  region: string,
  projectDir: string,
): NodeJS.ProcessEnv {
  return { ...localAwsEnvironment(endpoint, region), ...terraformEnvironment(projectDir) };
}
