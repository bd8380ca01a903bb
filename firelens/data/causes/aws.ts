import type { Cause } from "../../verify/cause.js";

const AWS_UTIL = "src/aws/flb_aws_util.c";
const CLOUDWATCH_GO = "amazon-cloudwatch-logs-for-fluent-bit cloudwatch/cloudwatch.go";
const API_ERROR = "%s API responded with error='%s', message='%s'";
const USER = "User: arn:aws:sts::111122223333:assumed-role/web/0123";

/** An error of an API of AWS: of Fluent Bit itself, or of AWS' plugins in Go, which name themselves instead of the API. */
function apiError(codes: string): RegExp {
  return new RegExp(
    `(?<api>\\w+)(?: API responded with (?:error|code)='| \\d+\\] (?:[\\w ]*(?:error|with) )?)(?:${codes})\\b`,
  );
}

/** AWS answers, and refuses. */
export const AWS_CAUSES: readonly Cause[] = [
  {
    id: "log-group-missing",
    title: "the log group {group} does not exist, and the router may not create it",
    pattern: /Log Group (?<group>\S+) not found and `auto_create_group` disabled/,
    remedy: "create the log group, or correct log_group_name and region",
    messages: [
      {
        file: "plugins/out_cloudwatch_logs/cloudwatch_api.c",
        format: "Log Group %s not found and `auto_create_group` disabled.",
        level: "error",
        plugin: "output:cloudwatch_logs",
        values: ["web"],
      },
    ],
  },
  {
    id: "log-stream-missing",
    title: "the log stream {stream} does not exist, and the router may not create it",
    pattern:
      /attempting to create log Stream (?<stream>\S+) in log group \S+ however auto_create_stream is disabled/,
    remedy: "create the log stream, or remove auto_create_stream",
    messages: [
      {
        file: CLOUDWATCH_GO,
        format:
          "error: attempting to create log Stream %s in log group %s however auto_create_stream is disabled",
        level: "error",
        values: ["web-firelens-0123", "web"],
      },
    ],
  },
  {
    id: "access-denied-action",
    title: "the task's role may not {action}",
    pattern: /is not authorized to perform: (?<action>[\w-]+:\w+)/,
    remedy:
      "allow {action} in a policy of the task role, and look whether a policy of the resource or organization denies it",
    messages: [
      {
        file: AWS_UTIL,
        format: API_ERROR,
        level: "error",
        plugin: "output:cloudwatch_logs",
        values: [
          "CreateLogStream",
          "AccessDeniedException",
          `${USER} is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:eu-west-1:111122223333:log-group:web:log-stream: because no identity-based policy allows the logs:CreateLogStream action`,
        ],
      },
      {
        file: CLOUDWATCH_GO,
        format: "[cloudwatch %d] %v\n",
        level: "error",
        values: [
          0,
          `AccessDeniedException: ${USER} is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:eu-west-1:111122223333:log-group:web:log-stream:\n\tstatus code: 400, request id: 0123`,
        ],
      },
    ],
  },
  {
    id: "access-denied",
    title: "AWS denies {api}",
    pattern: apiError("AccessDenied\\w*|UnauthorizedOperation"),
    remedy:
      "allow the action in a policy of the task role; for S3 also look at the bucket's policy and at its KMS key",
    messages: [
      {
        file: AWS_UTIL,
        format: API_ERROR,
        level: "error",
        plugin: "output:s3",
        values: ["PutObject", "AccessDenied", "Access Denied"],
      },
    ],
  },
  {
    id: "invalid-credentials",
    title: "AWS does not know the credentials of {api}",
    pattern: apiError(
      "UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|ExpiredToken\\w*|SignatureDoesNotMatch|InvalidSignatureException",
    ),
    remedy:
      "give the task a task role, and remove AWS_ACCESS_KEY_ID and the like from the router's environment",
    messages: [
      {
        file: AWS_UTIL,
        format: API_ERROR,
        level: "error",
        plugin: "output:kinesis_firehose",
        values: [
          "PutRecordBatch",
          "UnrecognizedClientException",
          "The security token included in the request is invalid.",
        ],
      },
      {
        file: "amazon-kinesis-firehose-for-fluent-bit firehose/firehose.go",
        format: "[firehose %d] PutRecordBatch failed with %v",
        level: "error",
        values: [
          0,
          "UnrecognizedClientException: The security token included in the request is invalid.\n\tstatus code: 400, request id: 0123",
        ],
      },
    ],
  },
  {
    id: "assume-role",
    title: "the role of role_arn cannot be assumed",
    pattern: /STS assume role request failed/,
    remedy:
      "allow sts:AssumeRole to the task role, and name the task role in the trust policy of the other role",
    messages: [
      {
        file: "src/aws/flb_aws_credentials_sts.c",
        format: "[aws_credentials] STS assume role request failed",
        level: "error",
        values: [],
      },
    ],
  },
  {
    id: "no-credentials",
    title: "the router has no AWS credentials",
    pattern:
      /Provider returned no credentials|could not sign request|NoCredentialProviders|Failed to retrieve credentials for AWS Profile/,
    remedy: "give the task definition a task role (taskRoleArn)",
    messages: [
      {
        file: "src/flb_signv4.c",
        format: "[signv4] Provider returned no credentials, service=%s",
        level: "error",
        values: ["logs"],
      },
      { file: AWS_UTIL, format: "[aws_client] could not sign request", level: "error", values: [] },
      {
        file: "plugins/out_opensearch/opensearch.c",
        format: "could not sign request with sigv4",
        level: "error",
        plugin: "output:opensearch",
        values: [],
      },
      {
        file: CLOUDWATCH_GO,
        format: "[cloudwatch %d] %v\n",
        level: "error",
        values: [0, "NoCredentialProviders: no valid providers in chain. Deprecated."],
      },
    ],
  },
  {
    id: "resource-missing",
    title: "what {api} writes to does not exist",
    pattern: apiError("ResourceNotFoundException|NoSuchBucket"),
    remedy:
      "create it, or correct its name and the option region: another region has other streams and groups",
    messages: [
      {
        file: AWS_UTIL,
        format: API_ERROR,
        level: "error",
        plugin: "output:kinesis_streams",
        values: [
          "PutRecords",
          "ResourceNotFoundException",
          "Stream logs under account 111122223333 not found.",
        ],
      },
      {
        file: CLOUDWATCH_GO,
        format: "[cloudwatch %d] Encountered error %v; detailed information: %s\n",
        level: "error",
        values: [
          0,
          "ResourceNotFoundException: The specified log group does not exist.",
          "The specified log group does not exist.",
        ],
      },
    ],
  },
  {
    id: "throttled",
    title: "AWS throttles {api}",
    pattern: apiError(
      "\\w*Throttl\\w*|ProvisionedThroughputExceededException|LimitExceededException|ServiceUnavailableException|SlowDown",
    ),
    remedy: "send less, or raise the quota; the router sends the lines again until Retry_Limit",
    messages: [
      {
        file: AWS_UTIL,
        format: API_ERROR,
        level: "error",
        plugin: "output:cloudwatch_logs",
        values: ["PutLogEvents", "ThrottlingException", "Rate exceeded"],
      },
      {
        file: "amazon-kinesis-streams-for-fluent-bit kinesis/kinesis.go",
        format: "[kinesis %d] PutRecords failed with %v\n",
        level: "error",
        values: [
          0,
          "ProvisionedThroughputExceededException: Rate exceeded for shard shardId-000000000000\n\tstatus code: 400",
        ],
      },
    ],
  },
  {
    id: "throughput",
    title: "the stream takes less than the router sends",
    pattern: /Throughput limits for the (?:delivery )?stream may have been exceeded/,
    remedy: "raise the stream's capacity, or send less; the router sends the lines again until Retry_Limit",
    messages: [
      {
        file: "amazon-kinesis-firehose-for-fluent-bit firehose/firehose.go",
        format: "[firehose %d] Throughput limits for the delivery stream may have been exceeded.",
        level: "warning",
        values: [0],
      },
    ],
  },
  {
    id: "wrong-region-bucket",
    title: "the bucket is in another region",
    pattern: apiError("PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException"),
    remedy: "set the option region to the bucket's region",
    messages: [
      {
        file: AWS_UTIL,
        format: API_ERROR,
        level: "error",
        plugin: "output:s3",
        values: [
          "PutObject",
          "PermanentRedirect",
          "The bucket you are attempting to access must be addressed using the specified endpoint.",
        ],
      },
    ],
  },
  {
    id: "aws-refuses",
    title: "AWS refuses {api}: {error}",
    pattern: /(?<api>\w+) API responded with (?:error|code)='(?<error>\w+)'/,
    remedy: "the message says why",
    messages: [
      {
        file: AWS_UTIL,
        format: API_ERROR,
        level: "error",
        plugin: "output:cloudwatch_logs",
        values: ["PutLogEvents", "InvalidParameterException", "Log event too large"],
      },
      {
        file: AWS_UTIL,
        format: "%s API responded with error='%s'",
        level: "error",
        plugin: "output:kinesis_streams",
        values: ["PutRecords", "InternalFailure"],
      },
    ],
  },
];
