import stackTraces from "cdktf/lib/tokens/private/stack-trace.js";

/**
 * cdktf records where each token is made, for its message about a token that is left over. The traces take half of a
 * synthesis, more where vitest looks their frames up in source maps, and no test reads one.
 */
Object.assign(stackTraces, { captureStackTrace: () => [] });
