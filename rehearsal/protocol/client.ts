import { credentials, type ServiceError } from "@grpc/grpc-js";
import { protocolClient } from "./definition.js";

/** The schema of the AWS provider is larger than the limit of gRPC, 4 MiB. */
const MAX_MESSAGE_BYTES = 512 * 1024 * 1024;

/** A provider that runs in another process. */
export interface ProviderClient {
  /** Makes a call of plugin protocol 5 and resolves with its response, whose fields have the protocol's names. */
  call<Response>(name: string, request: object): Promise<Response>;
  close(): void;
}

type Call = (request: object, callback: (error: ServiceError | null, response: unknown) => void) => void;

/** Connects to a provider that was started in debug mode, with `-debug`. */
export function connectProvider(socket: string): ProviderClient {
  const client = new (protocolClient())(`unix:${socket}`, credentials.createInsecure(), {
    "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
  });
  return {
    call: <Response>(name: string, request: object) =>
      new Promise<Response>((resolve, reject) => {
        const call = (client as unknown as Record<string, Call | undefined>)[name];
        call?.bind(client)(request, (error, response) =>
          error === null ? resolve(response as Response) : reject(error),
        );
      }),
    close: () => client.close(),
  };
}
