import { diagnosticMessage, pathMessage, schemaMessage } from "../protocol/messages.js";
import { type ProviderServer, serve } from "../protocol/server.js";
import { type DynamicValue, decodeObject, encodeValue } from "../protocol/value.js";
import type { ProviderSchema } from "../schema/provider-schema.js";
import { Account } from "./account/account.js";
import { Provider } from "./provider.js";

/** The fields of all requests. Each call has some of them. */
interface Request {
  readonly type_name: string;
  readonly id: string;
  readonly config: DynamicValue | null;
  readonly raw_state: { readonly json: Uint8Array } | null;
  readonly current_state: DynamicValue | null;
  readonly prior_state: DynamicValue | null;
  readonly proposed_new_state: DynamicValue | null;
  readonly planned_state: DynamicValue | null;
  readonly private: Uint8Array;
  readonly prior_private: Uint8Array;
  readonly planned_private: Uint8Array;
}

type Service = Readonly<Record<string, (request: Request) => object>>;

/** Serves a provider of the types in `schema`, with an account of its own, on a unix socket. */
export function serveProvider(schema: ProviderSchema, socket: string): Promise<ProviderServer> {
  const account = new Account();
  return serve<Request>(socket, () => providerService(schema, account));
}

/**
 * The calls of the plugin protocol for one connection. Terraform opens one for each provider block, so each has its
 * own region. The seed of an object is its private data.
 */
function providerService(schema: ProviderSchema, account: Account): Service {
  const provider = new Provider(schema, account);
  return {
    GetSchema: () => ({
      provider: [...schema.all("provider").values()].map(schemaMessage)[0],
      resource_schemas: schemaMessages(schema, "resource"),
      data_source_schemas: schemaMessages(schema, "data"),
      // Terraform asks once in a command, not for each connection.
      server_capabilities: { get_provider_schema_optional: true },
    }),
    PrepareProviderConfig: ({ config }) => ({ prepared_config: config }),
    Configure: ({ config }) => {
      provider.configure(decodeObject(config) ?? {});
      return {};
    },
    ValidateResourceTypeConfig: ({ type_name, config }) => ({
      diagnostics: provider
        .validate("resource", type_name, decodeObject(config) ?? {})
        .map(diagnosticMessage),
    }),
    ValidateDataSourceConfig: ({ type_name, config }) => ({
      diagnostics: provider.validate("data", type_name, decodeObject(config) ?? {}).map(diagnosticMessage),
    }),
    UpgradeResourceState: ({ type_name, raw_state }) => {
      const stored = JSON.parse(Buffer.from(raw_state?.json ?? "{}").toString()) as Record<string, unknown>;
      const { attributes, blocks } = schema.block("resource", type_name);
      const known = new Set([...attributes, ...blocks].map(({ name }) => name));
      const kept = Object.entries(stored).filter(([name]) => known.has(name));
      return { upgraded_state: { json: Buffer.from(JSON.stringify(Object.fromEntries(kept))) } };
    },
    ReadResource: ({ type_name, current_state, private: seed }) => {
      const state = decodeObject(current_state);
      const read = state && provider.read(type_name, state, text(seed));
      return { new_state: read ? encodeValue(read) : current_state, private: seed };
    },
    PlanResourceChange: ({ type_name, prior_state, proposed_new_state, config, prior_private }) => {
      const proposed = decodeObject(proposed_new_state);
      if (!proposed) {
        return { planned_state: proposed_new_state, planned_private: prior_private };
      }
      const prior = decodeObject(prior_state);
      const { planned, requiresReplace } = provider.plan(
        type_name,
        prior,
        proposed,
        decodeObject(config) ?? {},
        text(prior_private),
      );
      return {
        planned_state: encodeValue(planned),
        // Terraform plans a replacement once more, as a create: the new object has a seed of its own.
        planned_private: prior ? prior_private : undefined,
        requires_replace: requiresReplace.map((name) => pathMessage([name])),
        legacy_type_system: true,
      };
    },
    ApplyResourceChange: ({ type_name, prior_state, planned_state, config, planned_private }) => {
      const prior = decodeObject(prior_state);
      const planned = decodeObject(planned_state);
      if (!planned) {
        provider.destroy(type_name, prior ?? {});
        return { new_state: planned_state };
      }
      const given = decodeObject(config) ?? {};
      const { state, seed, diagnostics } = provider.apply(
        type_name,
        prior,
        planned,
        given,
        text(planned_private),
      );
      return {
        new_state: encodeValue(state ?? null),
        private: Buffer.from(seed),
        diagnostics: diagnostics.map(diagnosticMessage),
        legacy_type_system: true,
      };
    },
    ImportResourceState: ({ type_name, id }) => {
      const { state, seed } = provider.import(type_name, id);
      return { imported_resources: [{ type_name, state: encodeValue(state), private: Buffer.from(seed) }] };
    },
    ReadDataSource: ({ type_name, config }) => ({
      state: encodeValue(provider.readDataSource(type_name, decodeObject(config) ?? {})),
    }),
    Stop: () => ({}),
  };
}

function schemaMessages(schema: ProviderSchema, section: "resource" | "data"): object {
  return Object.fromEntries(
    Array.from(schema.all(section), ([type, typeSchema]) => [type, schemaMessage(typeSchema)] as const),
  );
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}
