import { allow, type HasArn } from "../aws/iam.js";
import type { AwsProps } from "./aws-props.js";
import { bindPlugin, type LogDestination, type LogDestinationProps } from "./log-destination.js";
import type { Secret } from "./secret.js";
import {
  type HostProps,
  hostEndpoints,
  INTERNET,
  type LoginProps,
  type ServerProps,
  serverOptions,
} from "./server.js";

/** The index that documents go to. */
export interface IndexProps extends LogDestinationProps {
  /**
   * The index that records are written to.
   * @default "fluent-bit", the plugin's own
   */
  readonly index?: string;
  /**
   * Write to one index a day, whose name begins with this, instead of to one index.
   * @default - one index
   */
  readonly dailyIndexPrefix?: string;
}

/** An Elasticsearch server. Its port is 9200 by default. */
export interface ElasticsearchProps extends IndexProps, ServerProps, LoginProps {}

/** An Elasticsearch server. */
export function elasticsearch(props: ElasticsearchProps): LogDestination {
  return {
    bind: () =>
      bindPlugin(
        "es",
        props,
        { ...serverOptions(props, 9200), http_user: props.user, ...indexOptions(props) },
        { secrets: { http_passwd: props.password }, endpoints: hostEndpoints(props) },
      ),
  };
}

/** The props of Elastic Cloud. */
export interface ElasticCloudProps extends IndexProps {
  /** The deployment's Cloud ID, as Elastic Cloud shows it. */
  readonly cloudId: string;
  /** The user and the password, as `user:password`. */
  readonly credentials: Secret;
}

/** A deployment in Elastic Cloud. */
export function elasticCloud(props: ElasticCloudProps): LogDestination {
  return {
    bind: () =>
      bindPlugin(
        "es",
        props,
        { ...cloudOptions(props.cloudId), tls: "on", ...indexOptions(props) },
        { secrets: { cloud_auth: props.credentials }, endpoints: [INTERNET] },
      ),
  };
}

/**
 * The server of a Cloud ID. Fluent Bit 1.9 takes the port in it for a part of the host, so that nothing arrives. One that
 * only Terraform knows, or without a server, stays as it is. Source: plugins/out_es/es_conf.c, extract_cloud_host.
 */
function cloudOptions(cloudId: string): { host: string; port: number } | { cloud_id: string; port: number } {
  const [, encoded = ""] = /^[^:]*:([A-Za-z0-9+/]+={0,2})$/.exec(cloudId) ?? [];
  const [server = "", deployment] = Buffer.from(encoded, "base64").toString("latin1").split("$");
  const [, region, port = "443"] = /^([^:]+)(?::(\d+))?$/.exec(server) ?? [];
  return region === undefined || !deployment
    ? { cloud_id: cloudId, port: 443 }
    : { host: `${deployment}.${region}`, port: Number(port) };
}

/** The props of an OpenSearch domain. */
export interface OpenSearchProps extends IndexProps, AwsProps, HostProps {
  /** The domain: a resource or a data source of the AWS provider. A domain in a VPC is not on the internet. */
  readonly domain: HasArn & { readonly endpoint: string };
}

/** A domain of Amazon OpenSearch Service, with signed requests. */
export function openSearch(props: OpenSearchProps): LogDestination {
  return {
    bind: (context) =>
      bindPlugin(
        "opensearch",
        props,
        {
          ...serverOptions({ host: props.domain.endpoint }, 443),
          aws_auth: "on",
          aws_region: props.region ?? context.region,
          aws_role_arn: props.role?.arn,
          ...indexOptions(props),
        },
        {
          role: props.role,
          statements: [allow(["es:ESHttpPost"], `${props.domain.arn}/*`)],
          endpoints: hostEndpoints(props),
        },
      ),
  };
}

/** The props of a collection of OpenSearch Serverless. */
export interface OpenSearchServerlessProps extends IndexProps {
  /** The collection, in the task's region: a resource or a data source of the AWS provider. */
  readonly collection: HasArn & { readonly id: string };
}

/**
 * A collection of Amazon OpenSearch Serverless, with signed requests. The collection's data access policy must let
 * the task role create, update and write indexes: aoss:CreateIndex, aoss:UpdateIndex and aoss:WriteDocument.
 */
export function openSearchServerless(props: OpenSearchServerlessProps): LogDestination {
  return {
    bind: ({ region }) =>
      bindPlugin(
        "opensearch",
        props,
        {
          ...serverOptions({ host: `${props.collection.id}.${region}.aoss.amazonaws.com` }, 443),
          aws_auth: "on",
          aws_region: region,
          aws_service_name: "aoss",
          ...indexOptions(props),
        },
        { statements: [allow(["aoss:APIAccessAll"], props.collection.arn)], endpoints: ["aoss"] },
      ),
  };
}

function indexOptions({ index, dailyIndexPrefix }: IndexProps) {
  return {
    index,
    logstash_format: dailyIndexPrefix === undefined ? undefined : "on",
    logstash_prefix: dailyIndexPrefix,
    // OpenSearch 2 and Elasticsearch 8 have no mapping types any more and refuse records with one.
    suppress_type_name: "on",
  };
}
