/**
 * cdktf records where each token and construct is made, as a stack trace of a plain object. Vitest looks every frame of
 * it up in source maps, which takes more than half of a synthesis. Errors keep their mapped traces.
 */
const prepareErrors = Error.prepareStackTrace;

if (prepareErrors) {
  Error.prepareStackTrace = (target, frames) =>
    target instanceof Error ? prepareErrors(target, frames) : ["", ...frames].join("\n    at ");
}
