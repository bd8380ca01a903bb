import { FIRST_VERSION } from "../facts/fluent-bit-version.js";
import { oneOf } from "../message.js";
import { isTrue, literalOptions, optionPath } from "../model/outputs.js";
import { literalValue, optionNamed } from "../model/task-model.js";
import type { Rule } from "../rule.js";

/** The plugins that write to Elasticsearch and OpenSearch. */
const PLUGINS: readonly string[] = ["es", "opensearch"];

/** Options that become the name of an index. */
const INDEX_OPTIONS = ["index", "logstash_prefix"];

/** Elasticsearch and OpenSearch: signatures, type names, cloud ids and names of indexes. */
export const ELASTICSEARCH_RULES: readonly Rule[] = [
  {
    id: "aws-auth",
    severity: "error",
    title: "AWS_Auth of es or opensearch is true or yes",
    why: "only a value that begins with On signs the requests: the domain refuses the logs",
    source: "fluent-bit plugins/out_es/es_conf.c and out_opensearch/os_conf.c (strncasecmp On)",
    *check({ outputs }) {
      for (const { plugin, name, value, at } of literalOptions(outputs)) {
        if (PLUGINS.includes(plugin.name) && name === "aws_auth" && /^(?:true|yes)$/i.test(value)) {
          yield { at, what: "requests are not signed", value, expected: oneOf(["On", "Off"]) };
        }
      }
    },
  },
  {
    id: "suppress-type-name",
    severity: "warning",
    title: "es or opensearch without Suppress_Type_Name On",
    why: "Elasticsearch 8, OpenSearch 2 and later refuse documents with a mapping type, and the logs are lost",
    source: "fluent-bit manual: suppress_type_name; plugins/out_es/es.c (default off, in every version)",
    *check({ outputs }) {
      for (const output of outputs) {
        const { plugin, outputOptions, log } = output;
        if (!PLUGINS.includes(plugin?.name ?? "") || !log.isComplete) {
          continue;
        }
        const option = optionNamed(outputOptions, "suppress_type_name");
        const value = option && literalValue(option);
        if (option === undefined || (value !== undefined && !isTrue(value))) {
          yield {
            at: optionPath(output, "Suppress_Type_Name"),
            what: `${plugin?.name === "es" ? "Elasticsearch 8" : "OpenSearch 2"} and later refuse the logs without Suppress_Type_Name`,
            value,
            expected: "On",
          };
        }
      }
    },
  },
  {
    id: "cloud-id",
    severity: "error",
    warningWhen: "the Cloud_ID names no host at all, as a placeholder does",
    title: "a Cloud_ID of es that Fluent Bit cannot read a host from",
    why: "Fluent Bit stops: cannot extract cloud_host; 1.9 takes the port for a part of the host, and nothing arrives",
    source: "fluent-bit plugins/out_es/es_conf.c (extract_cloud_host); measured",
    *check({ outputs, fluentBit }) {
      for (const { plugin, name, value, at } of literalOptions(outputs)) {
        // <…> stands for an id in documentation.
        if (plugin.name !== "es" || name !== "cloud_id" || /^<.*>$/.test(value)) {
          continue;
        }
        const [, encoded] = /^[^:]*:([A-Za-z0-9+/]+={0,2})$/.exec(value) ?? [];
        const [region, host] = Buffer.from(encoded ?? "", "base64")
          .toString("latin1")
          .split("$")
          .filter(Boolean);
        if (host === undefined) {
          const isPlaceholder = region !== undefined && !region.includes(".");
          yield {
            at,
            what: "Fluent Bit finds no host in the Cloud_ID",
            value,
            expected: "a name, a colon, and host$id in base64, as Elastic Cloud shows it",
            severity: isPlaceholder ? "warning" : "error",
          };
        } else if (fluentBit === FIRST_VERSION && `${region}${host}`.includes(":")) {
          yield {
            at,
            what: `Fluent Bit ${fluentBit} takes the port in the Cloud_ID for a part of the host`,
            expected: "Host, Port, HTTP_User and HTTP_Passwd instead",
          };
        }
      }
    },
  },
  {
    id: "index-name",
    severity: "error",
    title: "an Index or Logstash_Prefix that Elasticsearch and OpenSearch do not take",
    why: "they refuse every document: the logs are lost",
    source:
      'Elasticsearch reference: create index API, path parameters (lower case only, no \\ / * ? " < > | , #)',
    *check({ outputs }) {
      for (const { plugin, name, value, at } of literalOptions(outputs)) {
        // Formats of the date, and fields of the record that opensearch puts in.
        const fixed = value.replace(/%[A-Za-z]/g, "").replace(/\$[\w'[\]]+/g, "");
        const isBad = /[A-Z\\/*?"<>|,#\s]/.test(fixed) || /^[-_+]/.test(fixed);
        if (PLUGINS.includes(plugin.name) && INDEX_OPTIONS.includes(name) && isBad) {
          yield {
            at,
            what: "no name of an index",
            value,
            expected: 'lower case, without \\ / * ? " < > | , # or a space',
          };
        }
      }
    },
  },
];
