import type { VersionRange } from "../facts/fluent-bit-version.js";

/** The formats that a parser reads. Source: src/flb_parser.c of all known versions. */
export const PARSER_FORMATS: readonly string[] = ["json", "regex", "ltsv", "logfmt"];

/**
 * The keys of [PARSER] beside Name and Format. Fluent Bit ignores a key that it does not know without a word.
 * Source: src/flb_parser.c of 1.9.10 and 5.0.9.
 */
export const PARSER_KEYS: Readonly<Record<string, VersionRange>> = {
  Regex: {},
  Time_Key: {},
  Time_Format: {},
  Time_Keep: {},
  Time_Strict: {},
  Time_Offset: {},
  Time_Zone: { since: "4.2.4" },
  Time_System_Timezone: { since: "4.2.4" },
  Types: {},
  Skip_Empty_Values: {},
  Logfmt_No_Bare_Keys: { since: "4.2.4" },
  Decode_Field: {},
  Decode_Field_As: {},
};

/** The multi-line parsers that Fluent Bit brings. Source: src/multiline/ of 1.9.10, 4.2.4 and 5.0.9. */
export const BUILT_IN_MULTILINE_PARSERS: Readonly<Record<string, VersionRange>> = {
  cri: {},
  docker: {},
  go: {},
  java: {},
  python: {},
  ruby: { since: "4.2.4" },
};

/** The file of parsers in AWS' image. FireLens does not load it. */
export const STOCK_PARSERS_FILE = "/fluent-bit/parsers/parsers.conf";

/**
 * The parsers in it. Fluent Bit 5.1.1 does not start if a name is defined twice; older versions skip the second.
 * Source: conf/parsers.conf of 1.9.10 and 5.0.9.
 */
export const STOCK_PARSERS: readonly string[] = [
  "apache",
  "apache2",
  "apache_error",
  "cri",
  "docker",
  "docker-daemon",
  "envoy",
  "istio-envoy-proxy",
  "json",
  "k8s-nginx-ingress",
  "kmsg-netfilter-log",
  "kube-custom",
  "logfmt",
  "mongodb",
  "nginx",
  "syslog-rfc3164",
  "syslog-rfc3164-local",
  "syslog-rfc5424",
];
