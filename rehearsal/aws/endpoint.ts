import { formatMessage } from "../../firelens/message.js";
import { LocalAwsApi } from "./api.js";

const LOOPBACK_HOSTS = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** @throws when the URL isn't plain HTTP(S) to this machine: nothing else may be taken for a local AWS */
export function requireLoopback(what: string, url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (
    parsed === undefined ||
    !/^https?:$/.test(parsed.protocol) ||
    !LOOPBACK_HOSTS.test(parsed.hostname) ||
    parsed.username !== ""
  ) {
    throw new Error(
      formatMessage({ what, value: url, expected: "a URL of this machine, such as http://localhost:4566" }),
    );
  }
}

/** @throws when nothing answers at the URL, or something that is no AWS */
export async function requireAws(what: string, url: string): Promise<void> {
  try {
    await new LocalAwsApi(url, "us-east-1").query("sts", "GetCallerIdentity");
  } catch {
    throw new Error(
      formatMessage({ what, value: url, expected: "a local AWS that answers there, such as LocalStack" }),
    );
  }
}
