import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type AnsweredCall, MOTO_LACKS } from "./moto-lacks.js";

export interface GapProxy {
  readonly endpoint: string;
  close(): void;
}

/** Starts a server on a free port of this machine that passes every call on to `upstream`, but for those it answers. */
export async function startGapProxy(upstream: string): Promise<GapProxy> {
  const gaps = MOTO_LACKS.flatMap(({ workaround }) => workaround ?? []).filter(
    (workaround) => workaround.kind === "answered-call",
  );
  const server = createServer((call, response) => serve(call, response, upstream, gaps));
  await listen(server);
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
}

function serve(
  call: IncomingMessage,
  response: ServerResponse,
  upstream: string,
  gaps: readonly AnsweredCall[],
): void {
  const gap = gaps.find(({ target }) => target === call.headers["x-amz-target"]);
  const body: Buffer[] = [];
  call.on("data", (chunk: Buffer) => body.push(chunk));
  call.on("end", () => {
    const content = Buffer.concat(body);
    const answer = gap?.answer(JSON.parse(content.toString()) as Record<string, unknown>);
    if (answer !== undefined) {
      response.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify(answer));
      return;
    }
    passOn(call, content, response, upstream);
  });
}

function passOn(call: IncomingMessage, content: Buffer, response: ServerResponse, upstream: string): void {
  const { method, headers, url = "/" } = call;
  const onward = request(new URL(url, upstream), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  onward.end(content);
}
