/** How a value of a type has to look, and what Fluent Bit does with another. */
export interface OptionType {
  readonly expected: string;
  readonly accepts: (value: string) => boolean;
  /** What a bad value of a plugin's own option does: stops Fluent Bit, or is read as another value. */
  readonly badValue: "stops" | "misread";
}

function matches(form: RegExp) {
  return (value: string) => form.test(value);
}

/**
 * The types of output-options.json whose values can be told right from wrong.
 *
 * Source: flb_utils_bool, flb_utils_size_to_bytes, flb_utils_time_to_seconds and atoi in Fluent Bit, and the starts of
 * the real binaries (fluent-bit-verdicts.jsonl); `go-bool` is strings.ToLower(value) == "true" in AWS' Go plugins.
 */
export const OPTION_TYPES: Readonly<Record<string, OptionType>> = {
  bool: {
    expected: "one of true, on, yes, false, off, no",
    accepts: matches(/^(?:true|on|yes|false|off|no)$/i),
    badValue: "stops",
  },
  "go-bool": { expected: "true or false", accepts: matches(/^(?:true|false)$/i), badValue: "misread" },
  int: { expected: "a whole number", accepts: matches(/^[+-]?\d+$/), badValue: "misread" },
  double: { expected: "a number", accepts: matches(/^[+-]?(?:\d+\.?\d*|\.\d+)$/), badValue: "misread" },
  size: {
    expected: "a number with K, M or G and no space, such as 512K",
    accepts: matches(/^(?:\d+(?:\.\d+)?(?:[kmg]b?)?|false)$/i),
    badValue: "misread",
  },
  time: {
    expected: "seconds, or a whole number with s, m, h or d",
    accepts: matches(/^\d+\s*[smhd]?$/i),
    badValue: "misread",
  },
  "space-list(1+rest)": {
    expected: "a name and a value",
    accepts: matches(/^\S+\s+\S/),
    badValue: "misread",
  },
  "space-list(2+rest)": { expected: "a name and a value", accepts: matches(/^\S+\s+\S/), badValue: "stops" },
};

/** What a bad value of an option that Fluent Bit's core reads does, beyond being read as another value. */
export interface CoreOption {
  readonly badValue: "stops" | "stops since 4" | "loses logs" | "insecure";
  /** What happens, for the message. */
  readonly outcome?: string;
}

/**
 * Options of every output with a bad value that does more than being read as another.
 *
 * Source: fluent-bit src/flb_output.c flb_output_set_property; src/tls/openssl.c (what is not true counts as false).
 */
export const CORE_OPTIONS: Readonly<Record<string, CoreOption>> = {
  port: { badValue: "loses logs", outcome: "no log arrives" },
  tls: { badValue: "insecure", outcome: "logs are sent without TLS" },
  "tls.verify": { badValue: "insecure", outcome: "the server's certificate is not checked" },
  "tls.verify_hostname": { badValue: "insecure", outcome: "the name in the certificate is not checked" },
  "storage.total_limit_size": { badValue: "stops since 4" },
  "net.connect_timeout_log_error": { badValue: "stops" },
  "net.dns.prefer_ipv4": { badValue: "stops" },
  "net.dns.prefer_ipv6": { badValue: "stops" },
  "net.keepalive": { badValue: "stops" },
  "net.proxy_env_ignore": { badValue: "stops" },
  "net.tcp_keepalive": { badValue: "stops" },
  "oauth2.enable": { badValue: "stops" },
};
