import { join } from "node:path";
import { loadPackageDefinition, type ServiceClientConstructor, type ServiceDefinition } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";

let loaded: ServiceClientConstructor | undefined;

/** The client of plugin protocol 5. The definition is read when it is first used. */
export function protocolClient(): ServiceClientConstructor {
  if (!loaded) {
    const file = join(import.meta.dirname, "tfplugin5.proto");
    const root = loadPackageDefinition(
      loadSync(file, { keepCase: true, longs: Number, enums: String, defaults: true }),
    );
    loaded = (root.tfplugin5 as unknown as { Provider: ServiceClientConstructor }).Provider;
  }
  return loaded;
}

/** The calls of plugin protocol 5. */
export function protocolDefinition(): ServiceDefinition {
  return protocolClient().service;
}
