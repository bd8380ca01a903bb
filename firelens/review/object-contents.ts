import { UNKNOWN } from "../model/field-reader.js";
import type { FileContents } from "../preview/configuration.js";
import type { ResourceChange } from "./plan.js";
import { type Fields, isSameValue, SENSITIVE_TEXT, SensitiveValue, UNKNOWN_TEXT } from "./values.js";

/** The content of the plan's objects in S3 before and after, by `<bucket>/<key>`. A comment stands for what is not shown. */
export function objectContents(resources: readonly ResourceChange[]): {
  readonly before: FileContents;
  readonly after: FileContents;
} {
  const [before, after] = [new Map<string, string>(), new Map<string, string>()];
  for (const change of resources.filter(({ type }) => type === "aws_s3_object")) {
    const [old, next] = [change.before?.content, change.after?.content];
    add(before, change.before, shown(old));
    const isOtherSecret = next instanceof SensitiveValue && !isSameValue(old, next);
    add(after, change.after, isOtherSecret ? `# ${SENSITIVE_TEXT}, and another` : shown(next));
  }
  return { before, after };
}

function add(contents: Map<string, string>, values: Fields | undefined, text: string | undefined): void {
  const { bucket, key } = values ?? {};
  if (typeof bucket === "string" && typeof key === "string" && text !== undefined) {
    contents.set(`${bucket}/${key}`, text);
  }
}

function shown(content: unknown): string | undefined {
  if (content instanceof SensitiveValue) {
    return `# ${SENSITIVE_TEXT}`;
  }
  if (content === UNKNOWN) {
    return `# ${UNKNOWN_TEXT}`;
  }
  return typeof content === "string" ? content : undefined;
}
