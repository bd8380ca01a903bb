import { DEFAULT_PORTS, KNOWN_SERVICES, type KnownService, TLS_PORTS } from "../data/services.js";
import { tlsOf } from "../facts/plugins.js";
import { oneOf, showValue } from "../message.js";
import { isLoopback, literalOf, literalOptions, mayHave, mayUseTls, optionPath } from "../model/outputs.js";
import type { FirelensContainer } from "../model/task-model.js";
import type { Rule } from "../rule.js";

/** C plugins of AWS whose endpoint is a host name. */
const ENDPOINT_PLUGINS = ["cloudwatch_logs", "kinesis_firehose", "kinesis_streams"];

const FORWARD_PORT = 24_224;
const SOCKET = "/var/run/fluent.sock";

/** Options that make Fluent Bit send a credential. */
const CREDENTIALS = [
  "apikey",
  "bearer_token",
  "cloud_auth",
  "http_api_key",
  "http_passwd",
  "http_token",
  "license_key",
  "shared_key",
  "splunk_token",
];

/** Where logs go: host names, ports and TLS. */
export const HOST_RULES: readonly Rule[] = [
  {
    id: "host-name",
    severity: "error",
    title: "a host with a scheme, a path or a port",
    why: "Fluent Bit takes all of it for the name of a host, which it cannot resolve: no log arrives",
    source: "fluent-bit src/flb_output.c (host); fluent/fluent-bit#8450",
    *check({ outputs }) {
      for (const { plugin, definition, name, value, at } of literalOptions(outputs)) {
        const isHost = definition !== undefined && name === "host" && plugin.language === "c";
        const isEndpoint = name === "endpoint" && ENDPOINT_PLUGINS.includes(plugin.name);
        const fault = isHost || isEndpoint ? hostFault(value) : undefined;
        if (fault !== undefined) {
          yield {
            at,
            what: `the host has ${fault}`,
            value,
            expected: "the name or the address of the host alone",
          };
        }
      }
    },
  },
  {
    id: "forward-loop",
    severity: "error",
    title: "a forward output to the router's own input",
    why: "every log comes back and is sent again, until the router is out of memory",
    source:
      "aws-samples/amazon-ecs-firelens-examples#35; fluent-bit plugins/out_forward (127.0.0.1:24224 by default)",
    *check({ outputs, networkMode }) {
      for (const output of outputs) {
        if (output.plugin?.name !== "forward" || !output.log.isComplete) {
          continue;
        }
        const isUpstream = mayHave(output, "upstream");
        const socket = literalOf(output, "unix_path");
        const isOwnSocket = socket === SOCKET;
        const isOwnPort =
          !isUpstream && !mayHave(output, "unix_path") && networkMode !== "host" && isOwnAddress(output);
        if (isOwnPort || isOwnSocket) {
          yield {
            at: optionPath(output, isOwnSocket ? "unix_path" : "Host"),
            what: `the router forwards to itself: ${isOwnSocket ? SOCKET : `127.0.0.1:${FORWARD_PORT}`} is its own input`,
            expected: "the host or the port of another server",
          };
        }
      }
    },
  },
  {
    id: "service-port",
    severity: "error",
    title: "a port that the service does not listen on",
    why: "no connection: no log arrives",
    source: "the services' documentation (data/services.ts)",
    *check({ outputs }) {
      for (const output of outputs) {
        const service = serviceOf(output);
        const port = portOf(output);
        if (service === undefined || port === undefined) {
          continue;
        }
        const ports = [...service.tlsPorts, ...(service.plainPorts ?? [])];
        if (!ports.includes(port)) {
          yield {
            at: optionPath(output, "Port"),
            what: `${service.name} does not listen on ${port}${mayHave(output, "port") ? "" : ", the default"}`,
            expected: oneOf(ports),
          };
        }
      }
    },
  },
  {
    id: "missing-tls",
    severity: "error",
    warningWhen: "only the port, or a credential that the output sends, says that the server takes TLS",
    title: "an output without TLS to a server that takes TLS",
    why: "the server refuses the connection, or a credential goes over the network in plain text",
    source:
      "aws/aws-for-fluent-bit#802; fluent-bit plugins/out_datadog (port 80 without tls); the services' documentation",
    *check({ outputs, fluentBit }) {
      for (const output of outputs) {
        const { plugin, log } = output;
        if (
          plugin === undefined ||
          !log.isComplete ||
          tlsOf(plugin, fluentBit) !== "optional" ||
          mayUseTls(output)
        ) {
          continue;
        }
        const reason = tlsReason(output);
        if (reason !== undefined) {
          yield {
            at: optionPath(output, "tls"),
            what: `the output sends without TLS, and ${reason.text}`,
            value: literalOf(output, "tls"),
            expected: "tls On",
            severity: reason.isCertain ? "error" : "warning",
          };
        }
      }
    },
  },
];

function hostFault(value: string): string | undefined {
  if (value.includes("://")) {
    return "a scheme";
  }
  if (value.includes("/")) {
    return "a path";
  }
  if (/^[^:]+:\d*$/.test(value) || /^\[.*\]:\d*$/.test(value)) {
    return "a port";
  }
  return /\s/.test(value) ? "a space" : undefined;
}

function isOwnAddress(output: FirelensContainer): boolean {
  const host = mayHave(output, "host") ? literalOf(output, "host") : "127.0.0.1";
  return host !== undefined && isLoopback(host) && portOf(output) === FORWARD_PORT;
}

function serviceOf(output: FirelensContainer): KnownService | undefined {
  const host = output.plugin?.language === "c" ? literalOf(output, "host")?.toLowerCase() : undefined;
  return host === undefined ? undefined : KNOWN_SERVICES.find(({ hosts }) => hosts.test(host));
}

/** The port that the plugin connects to; undefined if it is not known now. */
function portOf(output: FirelensContainer): number | undefined {
  if (!mayHave(output, "port")) {
    return DEFAULT_PORTS[output.plugin?.name ?? ""];
  }
  const value = literalOf(output, "port") ?? "";
  return /^\d{1,5}$/.test(value) ? Number(value) : undefined;
}

/** Why the output should use TLS; certain if the server takes nothing else, or a vendor's key is exposed. */
function tlsReason(
  output: FirelensContainer,
): { readonly text: string; readonly isCertain: boolean } | undefined {
  const service = serviceOf(output);
  const port = portOf(output);
  const host = literalOf(output, "host");
  if (service !== undefined && !(service.plainPorts ?? []).includes(port ?? 0)) {
    return { text: `${service.name} takes TLS only`, isCertain: true };
  }
  if (output.plugin?.name === "es" && mayHave(output, "cloud_id")) {
    return { text: "Elastic Cloud takes TLS only", isCertain: true };
  }
  if (host !== undefined && isLoopback(host)) {
    return undefined;
  }
  if (output.plugin?.name === "datadog") {
    return { text: "the API key goes over the network in plain text", isCertain: true };
  }
  if (port !== undefined && TLS_PORTS.includes(port)) {
    return { text: `a server on port ${port} takes TLS`, isCertain: false };
  }
  const credential = output.outputOptions.find(({ name }) => CREDENTIALS.includes(name));
  if (credential !== undefined && output.plugin?.options.has(credential.name)) {
    return { text: `${showValue(credential.key)} goes over the network in plain text`, isCertain: false };
  }
  return undefined;
}
