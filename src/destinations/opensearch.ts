import type { HasArn } from "../aws/iam.js";
import { allow } from "../aws/iam.js";
import { type IndexProps, indexOptions } from "./index-options.js";
import { bindPlugin, type LogDestination } from "./log-destination.js";

export interface OpenSearchProps extends IndexProps {
  /** The domain: a resource or a data source of the AWS provider. */
  readonly domain: HasArn & { readonly endpoint: string };
  /**
   * A role that the router assumes to sign requests.
   * @default - the task role itself
   */
  readonly role?: HasArn;
}

/** A domain of Amazon OpenSearch Service, with signed requests. */
export function openSearch(props: OpenSearchProps): LogDestination {
  return {
    bind: ({ region }) =>
      bindPlugin(
        "opensearch",
        props,
        {
          Host: props.domain.endpoint,
          Port: 443,
          tls: "On",
          AWS_Auth: "On",
          AWS_Region: region,
          AWS_Role_ARN: props.role?.arn,
          ...indexOptions(props),
        },
        { role: props.role, statements: [allow(["es:ESHttpPost"], `${props.domain.arn}/*`)] },
      ),
  };
}

export interface OpenSearchServerlessProps extends IndexProps {
  /** The collection: a resource or a data source of the AWS provider. */
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
          Host: `${props.collection.id}.${region}.aoss.amazonaws.com`,
          Port: 443,
          tls: "On",
          AWS_Auth: "On",
          AWS_Region: region,
          AWS_Service_Name: "aoss",
          ...indexOptions(props),
        },
        { statements: [allow(["aoss:APIAccessAll"], props.collection.arn)], endpoints: ["aoss"] },
      ),
  };
}
