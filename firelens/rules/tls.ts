import type { FluentBitVersion } from "../facts/fluent-bit-version.js";
import { type Plugin, tlsOf } from "../facts/plugins.js";
import { isFalse, isLoopback, isTrue, literalOf, literalOptions, mayUseTls } from "../model/outputs.js";
import type { FirelensContainer } from "../model/task-model.js";
import type { Rule } from "../rule.js";

/** How TLS is used. */
export const TLS_RULES: readonly Rule[] = [
  {
    id: "tls-unsupported",
    severity: "error",
    warningWhen: "Fluent Bit is 1.9.10, which logs an error and goes on, or is not known",
    title: "tls On for an output plugin that has no such option",
    why: "Fluent Bit stops when it starts; these plugins use TLS by themselves",
    source: "fluent-bit src/flb_output.c (tls); tls of output-options.json",
    *check({ outputs, fluentBit }) {
      for (const { plugin, definition, value, at } of literalOptions(outputs)) {
        if (definition?.name === "tls" && isTrue(value) && tlsOf(plugin, fluentBit) === "unsupported") {
          yield {
            at,
            what: `${plugin.name} does not take the option tls`,
            value,
            expected: "no tls option",
            severity: fluentBit !== undefined && fluentBit !== "1.9.10" ? "error" : "warning",
          };
        }
      }
    },
  },
  {
    id: "tls-unverified",
    severity: "warning",
    title: "tls.verify Off: the server's certificate is not checked",
    why: "whoever is on the way can pass for the server: it reads the logs, and the credentials that the output sends",
    source:
      "Fluent Bit manual, Transport security; fluent-bit src/tls/openssl.c (SSL_VERIFY_NONE), flb_tls_create of the plugins of AWS",
    *check({ outputs, fluentBit }) {
      for (const { output, plugin, name, value, at } of literalOptions(outputs)) {
        const isOff = name === "tls.verify" && isFalse(value);
        if (isOff && readsVerify(output, plugin, fluentBit) && !isLoopback(literalOf(output, "host") ?? "")) {
          yield {
            at,
            what: "the destination is not authenticated",
            value,
            expected: "On, with tls.ca_file for an authority of one's own",
          };
        }
      }
    },
  },
];

/** True if the output uses TLS, and reads tls.verify. */
function readsVerify(
  output: FirelensContainer,
  plugin: Plugin,
  fluentBit: FluentBitVersion | undefined,
): boolean {
  switch (tlsOf(plugin, fluentBit)) {
    case "always":
      return true;
    case "optional":
      return mayUseTls(output);
    default:
      // They use TLS by themselves. Those for Kinesis and Firehose always check, and cloudwatch_logs did until 1.9.10.
      return plugin.name === "s3" || (plugin.name === "cloudwatch_logs" && fluentBit !== "1.9.10");
  }
}
