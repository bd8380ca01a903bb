import type { Look } from "./wait.js";

/** The parameter of the request's query that holds the marker. */
const MARKER_PARAMETER = "firelens-verify";

/** Time that the application has to answer, in milliseconds. */
const ANSWER_TIMEOUT = 20_000;

/** The URL with the marker in its query. */
function markedUrl(url: string, marker: string): URL {
  const marked = new URL(url);
  marked.searchParams.set(MARKER_PARAMETER, marker);
  return marked;
}

/**
 * Sends a request with the marker in its query and its User-Agent: servers write one or the other in their access log.
 * Done with the status of the answer, unless it is one of a load balancer without healthy targets.
 */
export async function sendMarker(url: string, marker: string): Promise<Look<number>> {
  const target = markedUrl(url, marker);
  try {
    const response = await fetch(target, {
      headers: { "user-agent": `${MARKER_PARAMETER}/${marker}` },
      signal: AbortSignal.timeout(ANSWER_TIMEOUT),
    });
    await response.body?.cancel();
    const { status } = response;
    return status >= 500 ? { progress: `${url} answers with status ${status}` } : { done: status };
  } catch (error) {
    return { progress: `${url} does not answer: ${reason(error)}` };
  }
}

/** The cause of a failed fetch, such as ECONNREFUSED; the error itself says `fetch failed`. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const { cause } = error;
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : error.message;
}
