import { type IndexProps, indexOptions } from "./index-options.js";
import { bindPlugin, type LogDestination } from "./log-destination.js";
import type { Secret } from "./secret.js";

export interface ElasticsearchProps extends IndexProps {
  /** The server's host name. */
  readonly host: string;
  /**
   * The server's port.
   * @default 9200
   */
  readonly port?: number;
  /**
   * Whether the server speaks TLS.
   * @default true
   */
  readonly tls?: boolean;
  /**
   * The user's name.
   * @default - no authentication
   */
  readonly user?: string;
  /**
   * The user's password.
   * @default - no authentication
   */
  readonly password?: Secret;
}

/** An Elasticsearch server. */
export function elasticsearch(props: ElasticsearchProps): LogDestination {
  return {
    bind: () =>
      bindPlugin(
        "es",
        props,
        {
          Host: props.host,
          Port: props.port ?? 9200,
          tls: (props.tls ?? true) ? "On" : "Off",
          HTTP_User: props.user,
          ...indexOptions(props),
        },
        { secrets: { HTTP_Passwd: props.password } },
      ),
  };
}

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
        { Cloud_ID: props.cloudId, Port: 443, tls: "On", ...indexOptions(props) },
        { secrets: { Cloud_Auth: props.credentials }, endpoints: ["internet"] },
      ),
  };
}
