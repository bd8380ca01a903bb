import { isObject, type ObjectValue, objectsAt, stringAt } from "../protocol/value.js";

/** The arguments of a provider block that the rehearsal supports. */
export interface ProviderConfig {
  readonly region: string;
  readonly defaultTags: ObjectValue;
}

const DEFAULT_REGION = "us-east-1";

/** @param block the provider block; a region that it leaves out is AWS_REGION, AWS_DEFAULT_REGION or us-east-1 */
export function readProviderConfig(block: ObjectValue, env: NodeJS.ProcessEnv = process.env): ProviderConfig {
  const region = stringAt(block, "region") ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? DEFAULT_REGION;
  const tags = objectsAt(block, "default_tags")[0]?.tags;
  return { region, defaultTags: isObject(tags) ? tags : {} };
}
