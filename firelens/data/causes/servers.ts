import type { Cause } from "../../verify/cause.js";

/** A destination that is not AWS answers, and refuses. */
export const SERVER_CAUSES: readonly Cause[] = [
  {
    id: "destination-credentials",
    title: "the destination does not accept the credentials: HTTP status {status}",
    pattern: /(?:HTTP status|http_status)=(?<status>401|403)\b/,
    remedy:
      "correct the key, token or user of the destination, in the secret that secretOptions names, and its host: each site has keys of its own",
    messages: [
      {
        file: "plugins/out_datadog/datadog.c",
        format: "%s%s:%i HTTP status=%i",
        level: "error",
        plugin: "output:datadog",
        values: ["https://", "http-intake.logs.datadoghq.com", 443, 403],
      },
      {
        file: "plugins/out_splunk/splunk.c",
        format: "http_status=%i:\n%s",
        level: "warn",
        plugin: "output:splunk",
        values: [403, '{"text":"Invalid token","code":4}'],
      },
      {
        file: "plugins/out_opensearch/opensearch.c",
        format: "HTTP status=%i URI=%s",
        level: "error",
        plugin: "output:opensearch",
        values: [403, "/_bulk"],
      },
    ],
  },
  {
    id: "forward-key",
    title: "the other forward server refuses the router: {reason}",
    pattern: /\[output:forward:[^\]]*\] failed authorization: (?<reason>.*)/,
    remedy: "give both the same Shared_Key, and the server's Username and Password if it has them",
    messages: [
      {
        file: "plugins/out_forward/forward.c",
        format: "failed authorization: %s",
        level: "error",
        plugin: "output:forward",
        values: ["shared_key mismatch"],
      },
    ],
  },
  {
    id: "destination-path",
    title: "the destination has no such path or index: HTTP status {status}",
    pattern: /(?:HTTP status|http_status)=(?<status>404|405)\b/,
    remedy: "correct host, port and URI of the destination",
    messages: [
      {
        file: "plugins/out_http/http.c",
        format: "%s:%i, HTTP status=%i",
        level: "error",
        plugin: "output:http",
        values: ["logs.example.com", 443, 404],
      },
    ],
  },
  {
    id: "destination-busy",
    title: "the destination takes no more for now: HTTP status {status}",
    pattern: /(?:HTTP status|http_status)=(?<status>429|5\d\d)\b/,
    remedy: "look at the destination; the router sends the lines again until Retry_Limit",
    messages: [
      {
        file: "plugins/out_loki/loki.c",
        format: "%s:%i, HTTP status=%i",
        level: "error",
        plugin: "output:loki",
        values: ["loki.example.com", 443, 429],
      },
    ],
  },
  {
    id: "destination-refuses",
    title: "the destination refuses the lines: HTTP status {status}",
    pattern: /(?:HTTP status|http_status)=(?<status>4\d\d)\b/,
    remedy:
      "the answer in the router's log says why; firelens check finds the usual reasons, such as suppress_type_name",
    messages: [
      {
        file: "plugins/out_es/es.c",
        format: "HTTP status=%i URI=%s, response:\n%s\n",
        level: "error",
        plugin: "output:es",
        values: [
          400,
          "/_bulk",
          '{"error":{"reason":"Action/metadata line [1] contains an unknown parameter [_type]"},"status":400}',
        ],
      },
    ],
  },
  {
    id: "items-refused",
    title: "the destination refuses some of the lines",
    pattern: /\[output:(?:es|opensearch):[^\]]*\] error: Output/,
    remedy:
      "the answer in the router's log says which field it refuses; the mapping of the index, or Replace_Dots, is the usual reason",
    messages: [
      {
        file: "plugins/out_es/es.c",
        format: "error: Output\n%s",
        level: "error",
        plugin: "output:es",
        values: [
          '{"errors":true,"items":[{"create":{"status":400,"error":{"type":"mapper_parsing_exception"}}}]}',
        ],
      },
    ],
  },
  {
    id: "grpc",
    title: "the destination refuses the lines: gRPC status {status}",
    pattern: /grpc-status=(?<status>\d+)/,
    remedy: "7 and 16 are about credentials, 12 about the path, 8 and 14 about a destination that is busy",
    messages: [
      {
        file: "plugins/out_opentelemetry/opentelemetry.c",
        format: "grpc-status=%d, grpc-message=%s",
        level: "error",
        plugin: "output:opentelemetry",
        values: [16, "invalid token"],
        since: "4.2.4",
      },
    ],
  },
  {
    id: "response-buffer",
    title: "the destination's answer is larger than the router reads",
    pattern: /\[http_client\] cannot increase buffer/,
    remedy: "set Buffer_Size of the output, such as 512k: without the answer a refusal is not seen",
    messages: [
      {
        file: "src/flb_http_client.c",
        format: "[http_client] cannot increase buffer: current=%zu requested=%zu max=%zu",
        level: "warn",
        values: [4096, 36864, 4096],
      },
    ],
  },
];
