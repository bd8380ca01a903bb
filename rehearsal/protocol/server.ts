import { createServer, type Socket } from "node:net";
import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData, status } from "@grpc/grpc-js";
import { protocolDefinition } from "./definition.js";

type Calls<Request> = Readonly<Record<string, (request: Request) => object>>;

export interface ProviderServer {
  close(): Promise<void>;
}

/**
 * Serves plugin protocol 5.
 *
 * @param socket path of the unix socket
 * @param connect creates the calls of one connection; their names are those of the protocol
 */
export async function serve<Request>(socket: string, connect: () => Calls<Request>): Promise<ProviderServer> {
  const servers = new Map<Socket, Server>();
  const listener = createServer((connection) => {
    const server = new Server();
    server.addService(protocolDefinition(), handlers(connect()));
    server.createConnectionInjector(ServerCredentials.createInsecure()).injectConnection(connection);
    servers.set(connection, server);
    connection.once("close", () => {
      server.forceShutdown();
      servers.delete(connection);
    });
  });
  await new Promise<void>((resolve, reject) => {
    listener.once("error", reject).listen(socket, resolve);
  });
  return {
    close: async () => {
      const closed = new Promise((resolve) => listener.close(resolve));
      for (const [connection, server] of servers) {
        server.forceShutdown();
        connection.destroy();
      }
      await closed;
    },
  };
}

function handlers<Request>(calls: Calls<Request>) {
  return Object.fromEntries(
    Object.entries(calls).map(([name, answer]) => [
      name,
      ({ request }: ServerUnaryCall<Request, object>, callback: sendUnaryData<object>) => {
        try {
          callback(null, answer(request));
        } catch (error) {
          callback({
            code: status.INTERNAL,
            message: error instanceof Error ? error.message : String(error),
          });
        }
      },
    ]),
  );
}
