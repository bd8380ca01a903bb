import type { Cause } from "../../verify/cause.js";

const OPENSSL = "src/tls/openssl.c";
const CLOUDWATCH_GO = "amazon-cloudwatch-logs-for-fluent-bit cloudwatch/cloudwatch.go";
const TLS_ERROR = "[tls] error: %s";

/** The destination is not reached. */
export const CONNECTION_CAUSES: readonly Cause[] = [
  {
    id: "host-unknown",
    title: 'the host "{host}" has no address',
    pattern: /(?:getaddrinfo\(host='|caused by: .*dial tcp: lookup )(?<host>[^'\s:]+)/,
    remedy:
      "correct the host, or enable DNS support of the VPC; without internet a VPC endpoint with private DNS is needed",
    messages: [
      {
        file: "src/flb_network.c",
        format: "[net] getaddrinfo(host='%s', err=%d): %s",
        level: "warn",
        values: ["logs.eu-west-9.amazonaws.com", 4, "Domain name not found"],
      },
      {
        file: CLOUDWATCH_GO,
        format: "[cloudwatch %d] %v\n",
        level: "error",
        values: [
          0,
          'RequestError: send request failed\ncaused by: Post "https://logs.eu-west-9.amazonaws.com/": dial tcp: lookup logs.eu-west-9.amazonaws.com on 10.0.0.2:53: no such host',
        ],
      },
    ],
  },
  {
    id: "certificate",
    title: "the certificate of the destination is not trusted",
    pattern: /certificate verif(?:y|ication) failed|unable to get local issuer|self.signed certificate/i,
    remedy:
      "give the router the authority of the destination (tls.ca_file), and name the host as its certificate does",
    messages: [
      {
        file: OPENSSL,
        format: "[tls] certificate verification failed, reason: %s (X509 code: %ld)",
        level: "error",
        values: ["unable to get local issuer certificate", 20],
        since: "4.2.4",
      },
      {
        file: OPENSSL,
        format: TLS_ERROR,
        level: "error",
        values: ["error:0A000086:SSL routines::certificate verify failed"],
      },
    ],
  },
  {
    id: "plain-on-tls",
    title: "the destination does not speak TLS on this port",
    pattern: /\[tls\] (?:syscall )?error: .*(?:wrong version number|unexpected eof|packet length too long)/i,
    remedy: "correct the port, or leave out tls",
    messages: [
      {
        file: OPENSSL,
        format: TLS_ERROR,
        level: "error",
        values: ["error:0A00010B:SSL routines::wrong version number"],
      },
      { file: OPENSSL, format: "[tls] error: unexpected EOF", level: "error", values: [] },
    ],
  },
  {
    id: "tls",
    title: "the TLS handshake with the destination fails",
    pattern: /\[(?:io_)?tls\] |could not create TLS session/,
    remedy: "look whether host and port are those of TLS, and what versions the destination takes",
    messages: [
      {
        file: "src/tls/flb_tls.c",
        format: "[io_tls] handshake connection #%i to %s timed out after %i seconds",
        level: "error",
        values: [52, "tcp://10.0.1.7:443", 10],
        since: "4.2.4",
      },
      {
        file: OPENSSL,
        format: "[tls] connection #%i %s: error in %s",
        level: "error",
        values: [52, "SSL_connect", "error"],
      },
    ],
  },
  {
    id: "connection-refused",
    title: "nothing listens at {address}",
    pattern:
      /(?:TCP connection failed: |caused by: .*dial tcp )(?<address>\S+?):? (?:\(Connection refused\)|connect: connection refused)/,
    remedy: "correct host and port of the destination",
    messages: [
      {
        file: "src/flb_network.c",
        format: "[net] TCP connection failed: %s:%i (%s)",
        level: "error",
        values: ["logs.example.com", 24224, "Connection refused"],
      },
      {
        file: CLOUDWATCH_GO,
        format: "[cloudwatch %d] %v\n",
        level: "error",
        values: [
          0,
          'RequestError: send request failed\ncaused by: Post "http://10.0.1.7:8080/": dial tcp 10.0.1.7:8080: connect: connection refused',
        ],
      },
    ],
  },
  {
    id: "no-route",
    title: "no way leads to {address}",
    pattern:
      /(?:TCP connection(?: failed|, unexpected error):|connection #-?\d+ (?:to|failed to:)|timeout after \d+ seconds to:|caused by: .*dial tcp) (?<address>[^\s"]*[^\s":])/,
    remedy:
      "the task's subnet needs a route to a NAT gateway or a VPC endpoint of the destination, and its security group must let the connection out",
    messages: [
      {
        file: "src/flb_upstream.c",
        format: "[upstream] connection #%i to %s timed out after %i seconds (%s)",
        level: "error",
        values: [47, "tcp://logs.eu-west-1.amazonaws.com:443", 10, "connection timeout"],
        since: "4.2.4",
      },
      {
        file: "src/flb_upstream.c",
        format: "[upstream] connection #%i to %s:%i timed out after %i seconds",
        level: "error",
        values: [47, "logs.eu-west-1.amazonaws.com", 443, 10],
        until: "1.9.10",
      },
      {
        file: "src/flb_network.c",
        format: "[net] connection #%i timeout after %i seconds to: %s:%i",
        level: "error",
        values: [47, 10, "logs.example.com", 443],
      },
      {
        file: CLOUDWATCH_GO,
        format: "[cloudwatch %d] %v\n",
        level: "error",
        values: [
          0,
          'RequestError: send request failed\ncaused by: Post "https://logs.eu-west-1.amazonaws.com/": dial tcp 52.94.1.2:443: i/o timeout',
        ],
      },
    ],
  },
  {
    id: "no-connection",
    title: "the destination cannot be reached",
    pattern:
      /no upstream connections available|connection initialization error|\[http_client\] (?:broken connection|response timeout|read idle timeout)|http_do=-\d/,
    remedy: "other messages of the router's log say why: address, route, TLS",
    messages: [
      {
        file: "plugins/out_forward/forward.c",
        format: "no upstream connections available",
        level: "error",
        plugin: "output:forward",
        values: [],
      },
      {
        file: "plugins/out_http/http.c",
        format: "no upstream connections available to %s:%i",
        level: "error",
        plugin: "output:http",
        values: ["logs.example.com", 443],
      },
      {
        file: "src/aws/flb_aws_util.c",
        format: "[aws_client] connection initialization error",
        level: "error",
        values: [],
      },
      {
        file: "src/flb_http_client.c",
        format: "[http_client] broken connection to %s:%i ?",
        level: "error",
        values: ["logs.example.com", 443],
      },
      {
        file: "plugins/out_http/http.c",
        format: "could not flush records to %s:%i (http_do=%i)",
        level: "error",
        plugin: "output:http",
        values: ["logs.example.com", 443, -1],
      },
    ],
  },
];
