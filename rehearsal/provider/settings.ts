import { isObject, type ObjectValue, objectsAt, stringAt } from "../protocol/value.js";

/** What the rehearsal heeds of a provider block. */
export interface Settings {
  readonly region: string;
  readonly defaultTags: ObjectValue;
}

const FALLBACK_REGION = "us-east-1";

/** @param config the provider block; a region it leaves out is AWS_REGION, AWS_DEFAULT_REGION or us-east-1 */
export function settingsOf(config: ObjectValue, env: NodeJS.ProcessEnv = process.env): Settings {
  const region = stringAt(config, "region") ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? FALLBACK_REGION;
  const tags = objectsAt(config, "default_tags")[0]?.tags;
  return { region, defaultTags: isObject(tags) ? tags : {} };
}
