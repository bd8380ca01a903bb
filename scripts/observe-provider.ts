import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { onExit } from "../rehearsal/process.js";
import { connectProvider, type ProviderClient } from "../rehearsal/protocol/client.js";
import { encodeValue } from "../rehearsal/protocol/value.js";
import type { ResourceBehaviour } from "../rehearsal/provider/provider-behaviour.js";
import type { Block, Nesting, Type } from "../rehearsal/schema/block.js";
import { minimalObject } from "./example-objects.js";
import { ProviderObserver } from "./provider-observer.js";

/** The resource types that the project's constructs use. aws_alb… is another name of aws_lb…. */
const TYPES = [
  "aws_acm_certificate",
  "aws_acm_certificate_validation",
  "aws_appautoscaling_policy",
  "aws_appautoscaling_target",
  "aws_cloudwatch_event_rule",
  "aws_cloudwatch_event_target",
  "aws_cloudwatch_log_group",
  "aws_cloudwatch_log_metric_filter",
  "aws_cloudwatch_metric_alarm",
  "aws_default_security_group",
  "aws_ecs_cluster",
  "aws_ecs_cluster_capacity_providers",
  "aws_ecs_service",
  "aws_ecs_task_definition",
  "aws_eip",
  "aws_flow_log",
  "aws_iam_policy",
  "aws_iam_role",
  "aws_iam_role_policy",
  "aws_iam_role_policy_attachment",
  "aws_internet_gateway",
  "aws_kms_key",
  "aws_lb",
  "aws_lb_listener",
  "aws_lb_listener_rule",
  "aws_lb_target_group",
  "aws_nat_gateway",
  "aws_route53_record",
  "aws_route_table",
  "aws_route_table_association",
  "aws_s3_bucket",
  "aws_s3_bucket_lifecycle_configuration",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_policy",
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_bucket_versioning",
  "aws_security_group",
  "aws_sns_topic",
  "aws_sns_topic_policy",
  "aws_sns_topic_subscription",
  "aws_subnet",
  "aws_vpc",
  "aws_vpc_endpoint",
  "aws_wafv2_web_acl_association",
];

interface SchemaBlock {
  readonly attributes: readonly (Omit<Block["attributes"][number], "type"> & { readonly type: Uint8Array })[];
  readonly block_types: readonly { type_name: string; nesting: Nesting; block: SchemaBlock }[];
}

function readBlock({ attributes, block_types }: SchemaBlock): Block {
  return {
    attributes: attributes.map((attribute) => ({
      ...attribute,
      type: JSON.parse(Buffer.from(attribute.type).toString()) as Type,
    })),
    blocks: block_types.map(({ type_name: name, nesting, block }) => ({
      name,
      nesting,
      block: readBlock(block),
    })),
  };
}

/**
 * What a real AWS provider plans that its schema does not say, for the types above. It needs no AWS.
 *
 * @param binary the provider's program, which is started in debug mode and stopped
 */
export async function observeProvider(binary: string): Promise<Record<string, ResourceBehaviour>> {
  const child = spawn(binary, ["-debug"], { stdio: ["ignore", "pipe", "ignore"] });
  const stop = onExit(() => child.kill("SIGKILL"));
  try {
    const provider = connectProvider(await socketOf(child));
    const table = await observeTypes(provider);
    provider.close();
    return table;
  } finally {
    stop();
  }
}

/** The socket that a provider in debug mode prints, within a value for TF_REATTACH_PROVIDERS. */
function socketOf(child: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const [, socket] = /"Network":"unix","String":"([^"]+)"/.exec(printed) ?? [];
      if (socket !== undefined) {
        resolve(socket);
      }
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${child.spawnfile} ended with ${code}: ${printed}`)));
  });
}

async function observeTypes(provider: ProviderClient): Promise<Record<string, ResourceBehaviour>> {
  const schema = await provider.call<{
    readonly provider: { readonly block: SchemaBlock };
    readonly resource_schemas: Readonly<Record<string, { readonly block: SchemaBlock }>>;
  }>("GetSchema", {});
  await provider.call("Configure", {
    config: encodeValue({
      ...minimalObject(readBlock(schema.provider.block)),
      region: "us-east-1",
      access_key: "none",
      secret_key: "none",
      skip_credentials_validation: true,
      skip_metadata_api_check: "true",
      skip_requesting_account_id: true,
    }),
  });
  const table: Record<string, ResourceBehaviour> = {};
  for (const type of TYPES) {
    const resource = schema.resource_schemas[type];
    if (resource) {
      table[type] = await new ProviderObserver(provider, type, readBlock(resource.block)).observe();
    }
  }
  return table;
}
