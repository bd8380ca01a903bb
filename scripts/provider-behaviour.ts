/**
 * Prints rehearsal/provider/data/provider-behaviour.json: what a real AWS provider plans that its schema does not say.
 *
 *     TF_REATTACH_PROVIDERS=… npx tsx scripts/provider-behaviour.ts > rehearsal/provider/data/provider-behaviour.json
 *
 * TF_REATTACH_PROVIDERS is what the provider's binary prints when it is started with `-debug`. It needs no AWS: only
 * plans are asked for. Each argument in turn is added, changed and removed in an otherwise minimal resource.
 */
import { connectProvider } from "../rehearsal/protocol/client.js";
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

/** Observes the types on the provider that TF_REATTACH_PROVIDERS names. */
async function observeProvider(env: NodeJS.ProcessEnv): Promise<Record<string, ResourceBehaviour>> {
  const reattach = JSON.parse(env.TF_REATTACH_PROVIDERS ?? "{}") as Record<
    string,
    { readonly Addr: { readonly String: string } }
  >;
  const socket = Object.values(reattach)[0]?.Addr.String;
  if (socket === undefined) {
    throw new Error("TF_REATTACH_PROVIDERS names no provider; expected one that was started with -debug");
  }
  const provider = connectProvider(socket);
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
  provider.close();
  return table;
}

console.log(JSON.stringify(await observeProvider(process.env), undefined, 2));
