import { createRequire } from "node:module";
import { join } from "node:path";
import { formatMessage } from "../../firelens/message.js";

/** The module of the bindings that loads all others. Links lead to the second name with CDK Terrain. */
const BARREL = /[\\/]@(cdktf|cdktn)[\\/]provider-aws[\\/]lib[\\/]index\.js$/;

/** Warns when a program has loaded the bindings of all AWS resources. */
export function warnOfBarrel(loaded: readonly string[] = loadedFiles()): string[] {
  const [, scope] = loaded.map((file) => BARREL.exec(file)).find((match) => match !== null) ?? [];
  if (scope === undefined) {
    return [];
  }
  const what = `import from @${scope}/provider-aws, which loads all AWS resources: about 5 seconds and 600 MB`;
  return [formatMessage({ what, expected: `one module, such as @${scope}/provider-aws/lib/vpc/index.js` })];
}

/** The CommonJS modules of this process. The bindings are CommonJS, whoever loads them. */
function loadedFiles(): string[] {
  return Object.keys(createRequire(join(process.cwd(), "_")).cache);
}
