import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { FirehoseClient } from "@aws-sdk/client-firehose";
import { KinesisClient } from "@aws-sdk/client-kinesis";
import { S3Client } from "@aws-sdk/client-s3";
import { NodeHttpHandler } from "@smithy/node-http-handler";

/** The services of AWS that are read. The credentials are those that the AWS CLI would take. */
export interface Clients {
  readonly ecs: ECSClient;
  readonly loadBalancing: ElasticLoadBalancingV2Client;
  readonly logs: (region?: string) => CloudWatchLogsClient;
  readonly s3: (region?: string) => S3Client;
  readonly kinesis: (region?: string) => KinesisClient;
  readonly firehose: (region?: string) => FirehoseClient;
}

// Which Node later releases of the SDK take says nothing to whoever runs the pinned one.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

/** Time that AWS has to accept a connection and to answer a call, in milliseconds. */
const TIMEOUTS = { connectionTimeout: 5_000, requestTimeout: 20_000 };

/** A throttled call is made again after a pause that grows. */
const MAX_ATTEMPTS = 4;

/** @param region without one AWS' own configuration decides */
export function createClients(region: string | undefined): Clients {
  const handler = new NodeHttpHandler(TIMEOUTS);
  const configuration = (own: string | undefined) => ({
    region: own ?? region,
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: handler,
  });
  return {
    ecs: new ECSClient(configuration(undefined)),
    loadBalancing: new ElasticLoadBalancingV2Client(configuration(undefined)),
    logs: (own) => new CloudWatchLogsClient(configuration(own)),
    // A bucket of a local AWS is no host name.
    s3: (own) =>
      new S3Client({ ...configuration(own), forcePathStyle: process.env.AWS_ENDPOINT_URL !== undefined }),
    kinesis: (own) => new KinesisClient(configuration(own)),
    firehose: (own) => new FirehoseClient(configuration(own)),
  };
}
