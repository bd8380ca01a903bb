import { literalOf } from "../model/outputs.js";
import type { FirelensContainer, TaskModel } from "../model/task-model.js";
import { optionNamed } from "../model/task-model.js";
import { readDuration } from "./duration.js";

export interface CloudWatchLogsDestination {
  readonly kind: "cloudwatch-logs";
  readonly group: string;
  readonly region?: string;
}

export interface BucketDestination {
  readonly kind: "s3";
  readonly bucket: string;
  /** What the keys begin with, before the first part that time or tag decide. */
  readonly prefix: string;
  readonly region?: string;
  /** How long lines are gathered before they become an object, in milliseconds. */
  readonly gathering: number;
}

export interface StreamDestination {
  readonly kind: "kinesis" | "firehose";
  readonly stream: string;
  readonly region?: string;
}

/** Where the lines of a container arrive, as far as its options say it. */
export type Destination =
  | CloudWatchLogsDestination
  | BucketDestination
  | StreamDestination
  | { readonly kind: "other"; readonly plugin: string };

/** Fluent Bit uploads to S3 after this time where upload_timeout does not say another, in milliseconds. */
const DEFAULT_UPLOAD_TIMEOUT = 600_000;

/** Where the plugin s3 writes without s3_key_format. */
const DEFAULT_KEY_FORMAT = "/fluent-bit-logs/$TAG/%Y/%m/%d/%H/%M/%S";

/** The container whose lines are looked for: the one behind the load balancer, else the first with awsfirelens. */
export function loggingContainer(
  { outputs }: TaskModel,
  behindLoadBalancer: string | undefined,
): FirelensContainer | undefined {
  return outputs.find(({ container }) => container.name === behindLoadBalancer) ?? outputs[0];
}

/** @param logGroup overrides what the options say */
export function destinationOf(output: FirelensContainer, logGroup: string | undefined): Destination {
  const region = literalOf(output, "region");
  const pluginName = typeof output.pluginName === "string" ? output.pluginName.toLowerCase() : undefined;
  const group = literalOf(output, "log_group_name");
  const isTemplate =
    group?.includes("$(") || optionNamed(output.outputOptions, "log_group_template") !== undefined;
  if ((pluginName === undefined || pluginName.startsWith("cloudwatch")) && logGroup !== undefined) {
    return { kind: "cloudwatch-logs", group: logGroup, region };
  }
  const stream = literalOf(output, pluginName?.includes("firehose") ? "delivery_stream" : "stream");
  const bucket = literalOf(output, "bucket");
  switch (pluginName) {
    case "cloudwatch_logs":
    case "cloudwatch":
      return group === undefined || isTemplate
        ? { kind: "other", plugin: pluginName }
        : { kind: "cloudwatch-logs", group, region };
    case "s3":
      return bucket === undefined
        ? { kind: "other", plugin: pluginName }
        : { kind: "s3", bucket, region, ...objectsOf(output) };
    case "kinesis":
    case "kinesis_streams":
      return stream === undefined
        ? { kind: "other", plugin: pluginName }
        : { kind: "kinesis", stream, region };
    case "firehose":
    case "kinesis_firehose":
      return stream === undefined
        ? { kind: "other", plugin: pluginName }
        : { kind: "firehose", stream, region };
    default:
      return { kind: "other", plugin: pluginName ?? "the router's own configuration" };
  }
}

function objectsOf(output: FirelensContainer): { prefix: string; gathering: number } {
  const format = literalOf(output, "s3_key_format") ?? DEFAULT_KEY_FORMAT;
  const timeout = literalOf(output, "upload_timeout");
  return {
    prefix: staticPrefix(format),
    gathering: (timeout === undefined ? undefined : readDuration(timeout)) ?? DEFAULT_UPLOAD_TIMEOUT,
  };
}

/** What stands in an object's key before the first part that time or tag decide. */
export function staticPrefix(format: string): string {
  return /^\/?([^$%!]*)/.exec(format)?.[1] ?? "";
}
