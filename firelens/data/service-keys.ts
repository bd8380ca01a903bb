import type { VersionRange } from "../facts/fluent-bit-version.js";

/**
 * The keys of [SERVICE] that make sense beside the configuration that FireLens generates. Fluent Bit accepts a key that it
 * does not know without a word. Source: src/flb_config.c of 1.9.10, 4.2.4, 5.0.9 and 5.1.1.
 */
export const SERVICE_KEYS: Readonly<Record<string, VersionRange>> = {
  Flush: {},
  Grace: {},
  Log_Level: {},
  Parsers_File: {},
  Streams_File: {},
  HTTP_Server: {},
  HTTP_Listen: {},
  HTTP_Port: {},
  Health_Check: {},
  HC_Errors_Count: {},
  HC_Retry_Failure_Count: {},
  HC_Period: {},
  Coro_Stack_Size: {},
  "dns.mode": {},
  "dns.resolver": {},
  "dns.prefer_ipv4": {},
  "dns.prefer_ipv6": { since: "4.2.4" },
  "json.convert_nan_to_null": { since: "4.2.4" },
  "json.escape_unicode": { since: "4.2.4" },
  multiline_buffer_limit: { since: "4.2.4" },
  "scheduler.base": {},
  "scheduler.cap": {},
  "storage.path": {},
  "storage.sync": {},
  "storage.checksum": {},
  "storage.max_chunks_up": {},
  "storage.backlog.mem_limit": {},
  "storage.metrics": {},
  "storage.trim_files": { since: "4.2.4" },
  "storage.type": { since: "4.2.4" },
  "storage.inherit": { since: "4.2.4" },
  "storage.keep.rejected": { since: "4.2.4" },
  "storage.rejected.path": { since: "4.2.4" },
  "storage.rejected.limit": { since: "5.0.9" },
};
