/**
 * Run before an app, with `node --require`: cdktf loads archiver, which takes a sixth of the time of the whole synthesis,
 * in every process, though it zips assets in a process of their own. An entry in the cache keeps it from being loaded.
 */
const { createRequire } = require("node:module");

const ARCHIVER = createRequire(require.resolve("cdktf")).resolve("archiver");
require.cache[ARCHIVER] = { exports: undefined };
