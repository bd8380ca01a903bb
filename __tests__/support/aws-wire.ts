import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** An error as AWS answers it. */
export class WireError {
  constructor(
    readonly type: string,
    readonly message: string,
    readonly status = 400,
  ) {}
}

/** What a call is answered with: JSON, XML of the query protocol, bytes of an object, or an error. */
type Answer = object | string | Uint8Array | WireError;

/** Answers by the name of the call, such as `DescribeServices`, or by `GET` and path for S3. */
export type Answers = Readonly<
  Record<string, Answer | ((body: Readonly<Record<string, unknown>>) => Answer)>
>;

/** A server that answers as AWS does to a client with its environment. */
export async function startAwsWire(answers: Answers) {
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const target = request.headers["x-amz-target"]?.toString().split(".")[1];
    const path = new URL(request.url ?? "", "http://aws").pathname;
    const name = target ?? new URLSearchParams(body).get("Action") ?? `${request.method} ${path}`;
    calls.push(name);
    const found = answers[name] ?? new WireError("UnknownOperationException", `no answer to ${name}`);
    const answer = typeof found === "function" ? found(target === undefined ? {} : JSON.parse(body)) : found;
    response.setHeader("connection", "close");
    if (answer instanceof WireError) {
      const { type, message, status } = answer;
      response.statusCode = status;
      response.setHeader("content-type", "application/x-amz-json-1.1");
      response.end(JSON.stringify({ __type: type, message }));
    } else if (typeof answer === "string" || answer instanceof Uint8Array) {
      response.end(answer);
    } else {
      response.setHeader("content-type", "application/x-amz-json-1.1");
      response.end(JSON.stringify(answer));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const environment = {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: "eu-west-1",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
  };
  return {
    environment,
    calls,
    close(): void {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString();
}
