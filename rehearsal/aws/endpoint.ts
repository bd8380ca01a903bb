import { formatMessage } from "../../firelens/message.js";

const LOOPBACK_HOSTS = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Time that a local AWS has to answer the first request, in milliseconds. */
const FIRST_ANSWER_TIMEOUT = 10_000;

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

/** @throws when nothing answers at the URL */
export async function requireAnswer(what: string, url: string): Promise<void> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(FIRST_ANSWER_TIMEOUT) });
  } catch {
    throw new Error(
      formatMessage({ what, value: url, expected: "a local AWS that answers there, such as LocalStack" }),
    );
  }
}
