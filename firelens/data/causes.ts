import type { Cause } from "../verify/cause.js";

const STOPPED_TASKS =
  "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html";
const SERVICE_EVENTS =
  "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html";
const ACCESS_DENIED =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html, printed by src/aws/flb_aws_util.c";

/**
 * Why logs do not arrive. `firelens verify` and docs/troubleshooting.md read this table. The more special cause stands
 * before the more general one.
 */
export const CAUSES: readonly Cause[] = [
  // The router does not start.
  {
    id: "unknown-option",
    title: 'the output plugin {plugin} has no option "{option}"',
    pattern: /\[config\] (?<plugin>[\w-]+): unknown configuration property '(?<option>[^']*)'/,
    remedy: "correct the option's name; firelens options {plugin} lists those that it has",
    example:
      "[error] [config] cloudwatch_logs: unknown configuration property 'log_group'. The following properties are allowed: region, log_group_name",
    source: "src/flb_config_map.c",
  },
  {
    id: "missing-option",
    title: 'the output plugin {plugin} needs "{option}"',
    pattern: /\[output:(?<plugin>[\w-]+):[^\]]*\] '(?<option>\w+)' is a required field/,
    remedy: "add the option to logConfiguration.options",
    example: "[error] [output:cloudwatch_logs:cloudwatch_logs.1] 'region' is a required field",
    source: "plugins/out_cloudwatch_logs/cloudwatch_logs.c",
  },
  {
    id: "configuration",
    title: "the router does not start with its configuration",
    pattern: /\[config\] error in |configuration file contains errors|could not configure property '/,
    remedy: "run firelens check on the task definition; the message says which line of fluent-bit.conf it is",
    example: "[error] configuration file contains errors, aborting.",
    source: "src/flb_utils.c, src/config_format/flb_cf_fluentbit.c",
  },
  {
    id: "pattern",
    title: "the pattern {pattern} is no regular expression of Fluent Bit",
    pattern: /could not compile regex pattern '(?<pattern>[^']*)'/,
    remedy: "correct include-pattern or exclude-pattern; firelens check names what Onigmo refuses",
    example: "[error] [filter:grep:grep.0] could not compile regex pattern '(?<!a+)b'",
    source: "plugins/filter_grep/grep.c",
  },

  // The destination refuses.
  {
    id: "log-group-missing",
    title: "the log group {group} does not exist, and the router may not create it",
    pattern: /Log Group (?<group>\S+) not found and `auto_create_group` disabled/,
    remedy: "create the log group, or correct log_group_name and region",
    example:
      "[error] [output:cloudwatch_logs:cloudwatch_logs.1] Log Group web not found and `auto_create_group` disabled.",
    source: "plugins/out_cloudwatch_logs/cloudwatch_api.c",
  },
  {
    id: "access-denied-action",
    title: "the task's role may not {action}",
    pattern: /is not authorized to perform: (?<action>[\w-]+:\w+)/,
    remedy:
      "allow {action} in a policy of the task role, and look whether a policy of the resource or organization denies it",
    example:
      "[error] [output:cloudwatch_logs:cloudwatch_logs.1] CreateLogStream API responded with error='AccessDeniedException', message='User: arn:aws:sts::111122223333:assumed-role/web/0123 is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:eu-west-1:111122223333:log-group:web:log-stream: because no identity-based policy allows the logs:CreateLogStream action'",
    source: ACCESS_DENIED,
  },
  {
    id: "access-denied",
    title: "AWS denies {api}",
    pattern: /(?<api>\w+) API responded with (?:error|code)='(?:AccessDenied\w*|UnauthorizedOperation)'/,
    remedy:
      "allow the action in a policy of the task role; for S3 also look at the bucket's policy and at its KMS key",
    example:
      "[error] [output:s3:s3.1] PutObject API responded with error='AccessDenied', message='Access Denied'",
    source: "src/aws/flb_aws_util.c",
  },
  {
    id: "invalid-credentials",
    title: "AWS does not know the credentials of {api}",
    pattern:
      /(?<api>\w+) API responded with (?:error|code)='(?:UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|ExpiredToken\w*|SignatureDoesNotMatch|InvalidSignatureException)'/,
    remedy:
      "give the task a task role, and remove AWS_ACCESS_KEY_ID and the like from the router's environment",
    example:
      "[error] [output:kinesis_firehose:kinesis_firehose.1] PutRecordBatch API responded with error='UnrecognizedClientException', message='The security token included in the request is invalid.'",
    source: "src/aws/flb_aws_util.c",
  },
  {
    id: "assume-role",
    title: "the role of role_arn cannot be assumed",
    pattern: /STS assume role request failed/,
    remedy:
      "allow sts:AssumeRole to the task role, and name the task role in the trust policy of the other role",
    example: "[error] [aws_credentials] STS assume role request failed",
    source: "src/aws/flb_aws_credentials_sts.c",
  },
  {
    id: "no-credentials",
    title: "the router has no AWS credentials",
    pattern: /No cached credentials are available|failed to retrieve credentials|could not sign request/i,
    remedy: "give the task definition a task role (taskRoleArn)",
    example: "[error] [aws_client] could not sign request",
    source: "src/aws/flb_aws_util.c",
  },
  {
    id: "resource-missing",
    title: "what {api} writes to does not exist",
    pattern: /(?<api>\w+) API responded with (?:error|code)='(?:ResourceNotFoundException|NoSuchBucket)'/,
    remedy:
      "create it, or correct its name and the option region: another region has other streams and groups",
    example:
      "[error] [output:kinesis_streams:kinesis_streams.1] PutRecords API responded with error='ResourceNotFoundException', message='Stream logs under account 111122223333 not found.'",
    source: "src/aws/flb_aws_util.c",
  },
  {
    id: "throttled",
    title: "AWS throttles {api}",
    pattern:
      /(?<api>\w+) API responded with (?:error|code)='(?:\w*Throttl\w*|ProvisionedThroughputExceededException|LimitExceededException|ServiceUnavailableException|SlowDown)'/,
    remedy: "send less, or raise the quota; the router sends the lines again until Retry_Limit",
    example:
      "[error] [output:cloudwatch_logs:cloudwatch_logs.1] PutLogEvents API responded with error='ThrottlingException', message='Rate exceeded'",
    source: "src/aws/flb_aws_util.c",
  },
  {
    id: "wrong-region-bucket",
    title: "the bucket is in another region",
    pattern:
      /API responded with error='(?:PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)'/,
    remedy: "set the option region to the bucket's region",
    example:
      "[error] [output:s3:s3.1] PutObject API responded with error='PermanentRedirect', message='The bucket you are attempting to access must be addressed using the specified endpoint.'",
    source: "src/aws/flb_aws_util.c",
  },
  {
    id: "aws-refuses",
    title: "AWS refuses {api}: {error}",
    pattern: /(?<api>\w+) API responded with (?:error|code)='(?<error>\w+)'/,
    remedy: "the message says why",
    example:
      "[error] [output:cloudwatch_logs:cloudwatch_logs.1] PutLogEvents API responded with error='InvalidParameterException', message='Log event too large'",
    source: "src/aws/flb_aws_util.c",
  },
  {
    id: "destination-credentials",
    title: "the destination does not accept the credentials: HTTP status {status}",
    pattern: /(?:HTTP status|http_status)=(?<status>401|403)\b/,
    remedy:
      "correct the key, token or user of the destination, in the secret that secretOptions names, and its host: each site has keys of its own",
    example: "[error] [output:datadog:datadog.1] https://http-intake.logs.datadoghq.com:443 HTTP status=403",
    source:
      "plugins/out_datadog/datadog.c, and as it are out_http, out_es, out_opensearch, out_splunk, out_loki, out_nrlogs",
  },
  {
    id: "destination-path",
    title: "the destination has no such path or index: HTTP status {status}",
    pattern: /(?:HTTP status|http_status)=(?<status>404|405)\b/,
    remedy: "correct host, port and URI of the destination",
    example: "[error] [output:http:http.1] logs.example.com:443, HTTP status=404",
    source: "plugins/out_http/http.c",
  },
  {
    id: "destination-busy",
    title: "the destination takes no more for now: HTTP status {status}",
    pattern: /(?:HTTP status|http_status)=(?<status>429|5\d\d)\b/,
    remedy: "look at the destination; the router sends the lines again until Retry_Limit",
    example: "[error] [output:loki:loki.1] loki.example.com:443, HTTP status=429",
    source: "plugins/out_loki/loki.c",
  },
  {
    id: "destination-refuses",
    title: "the destination refuses the lines: HTTP status {status}",
    pattern: /(?:HTTP status|http_status)=(?<status>4\d\d)\b/,
    remedy:
      "the answer in the router's log says why; firelens check finds the usual reasons, such as suppress_type_name",
    example:
      "[error] [output:es:es.1] HTTP status=400 URI=/_bulk, response: Action/metadata line [1] contains an unknown parameter [_type]",
    source: "plugins/out_es/es.c",
  },

  // The destination is not reached.
  {
    id: "host-unknown",
    title: 'the host "{host}" has no address',
    pattern: /getaddrinfo\(host='(?<host>[^']*)'/,
    remedy:
      "correct the host, or enable DNS support of the VPC; without internet a VPC endpoint with private DNS is needed",
    example: "[ warn] [net] getaddrinfo(host='logs.eu-west-9.amazonaws.com', err=4): Domain name not found",
    source: "src/flb_network.c",
  },
  {
    id: "certificate",
    title: "the certificate of the destination is not trusted",
    pattern: /certificate verify failed|unable to get local issuer|self.signed certificate/i,
    remedy:
      "give the router the authority of the destination (tls.ca_file), and name the host as its certificate does",
    example: "[error] [tls] error: error:0A000086:SSL routines::certificate verify failed",
    source: "src/tls/openssl.c",
  },
  {
    id: "plain-on-tls",
    title: "the destination does not speak TLS on this port",
    pattern: /\[tls\] (?:syscall )?error: .*(?:wrong version number|unexpected eof|packet length too long)/,
    remedy: "correct the port, or leave out tls",
    example: "[error] [tls] error: error:0A00010B:SSL routines::wrong version number",
    source: "src/tls/openssl.c",
  },
  {
    id: "tls",
    title: "the TLS handshake with the destination fails",
    pattern: /\[(?:io_)?tls\] |could not create TLS session/,
    remedy: "look whether host and port are those of TLS, and what versions the destination takes",
    example: "[error] [io_tls] handshake connection #52 to tcp://10.0.1.7:443 timed out after 10 seconds",
    source: "src/tls/flb_tls.c",
  },
  {
    id: "connection-refused",
    title: "nothing listens at {address}",
    pattern: /TCP connection failed: (?<address>\S+) \(Connection refused\)/,
    remedy: "correct host and port of the destination",
    example: "[error] [net] TCP connection failed: logs.example.com:24224 (Connection refused)",
    source: "src/flb_network.c",
  },
  {
    id: "no-route",
    title: "no way leads to {address}",
    pattern:
      /(?:TCP connection(?: failed|, unexpected error):|connection #-?\d+ (?:to|failed to:)|timeout after \d+ seconds to:) (?<address>\S+)/,
    remedy:
      "the task's subnet needs a route to a NAT gateway or a VPC endpoint of the destination, and its security group must let the connection out",
    example:
      "[error] [upstream] connection #47 to tcp://logs.eu-west-1.amazonaws.com:443 timed out after 10 seconds (connection timeout)",
    source: "src/flb_upstream.c",
  },
  {
    id: "no-connection",
    title: "the destination cannot be reached",
    pattern:
      /no upstream connections available|connection initialization error|\[http_client\] broken connection/,
    remedy: "other messages of the router's log say why: address, route, TLS",
    example: "[error] [output:forward:forward.1] no upstream connections available",
    source: "plugins/out_forward/forward.c",
  },

  // The router loses lines.
  {
    id: "log-key-missing",
    title: 'no record has the field "{key}" that log_key names',
    pattern: /Could not find log_key '(?<key>[^']*)' in record/,
    remedy: "use log_key log, the field that FireLens fills, or leave it out",
    example: "[error] [output:cloudwatch_logs:cloudwatch_logs.1] Could not find log_key 'message' in record",
    source: "plugins/out_cloudwatch_logs/cloudwatch_api.c",
  },
  {
    id: "lines-dropped",
    title: "lines are dropped after the last retry",
    pattern: /chunk '[^']*' cannot be retried/,
    remedy: "other messages of the router's log say why the destination did not take them",
    example:
      "[error] [engine] chunk '1-1700000000.000000000.flb' cannot be retried: task_id=3, input=forward.1 > output=http.1",
    source: "src/flb_engine.c",
  },
  {
    id: "paused",
    title: "the router's input is paused: its buffer is full",
    pattern: /paused \((?:mem buf|storage buf) overlimit/,
    remedy:
      "find out why the destination takes so little, or raise log-driver-buffer-limit and the router's memory",
    example:
      "[ warn] [input] forward.1 paused (mem buf overlimit - event of size 2048B exceeded limit 26214400 to 26215424B)",
    source: "src/flb_input_chunk.c",
  },
  {
    id: "retrying",
    title: "the router could not deliver, and tries again",
    pattern: /failed to flush chunk '[^']*', retry in \d+ seconds/,
    remedy: "other messages of the router's log say why",
    example:
      "[ warn] [engine] failed to flush chunk '1-1700000000.000000000.flb', retry in 9 seconds: task_id=0, input=forward.1 > output=http.1 (out_id=1)",
    source: "src/flb_engine.c",
  },

  // ECS cannot start the task, or stops it.
  {
    id: "secret-unreadable",
    title: "the execution role cannot read a secret, or the registry's password",
    pattern: /ResourceInitializationError: unable to pull secrets or registry auth/,
    remedy:
      "allow secretsmanager:GetSecretValue, ssm:GetParameters and kms:Decrypt of the secret to the execution role; from a private subnet both need a NAT gateway or VPC endpoints",
    example:
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret",
    source: STOPPED_TASKS,
  },
  {
    id: "log-driver",
    title: "the log group of a container with awslogs cannot be used",
    pattern: /ResourceInitializationError: failed to validate logger args/,
    remedy:
      "create the log group, or allow logs:CreateLogStream and logs:CreateLogGroup to the execution role; look at the route to CloudWatch Logs",
    example:
      "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.",
    source: STOPPED_TASKS,
  },
  {
    id: "image-not-found",
    title: "an image does not exist",
    pattern:
      /CannotPullContainer(?:Error)?:.*(?:not found|does not exist|manifest unknown|no match for platform)/i,
    remedy: "correct the image's name, tag and platform",
    example:
      "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/library/web:9: docker.io/library/web:9: not found",
    source: STOPPED_TASKS,
  },
  {
    id: "image-unreachable",
    title: "an image cannot be pulled",
    pattern: /CannotPullContainer(?:Error)?:/,
    remedy:
      "the task's subnet needs a route to the registry: a NAT gateway, or VPC endpoints of ECR and S3; the execution role needs to read from ECR",
    example:
      'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to do request: Head "https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/web/manifests/1": dial tcp 10.0.3.4:443: i/o timeout',
    source: STOPPED_TASKS,
  },
  {
    id: "out-of-memory",
    title: "a container ran out of memory",
    pattern: /OutOfMemory(?:Error)?: Container killed due to memory usage/,
    remedy:
      "raise the container's memory; for the router, raise it or lower log-driver-buffer-limit (docs/rules/buffer-memory.md)",
    example: "OutOfMemoryError: Container killed due to memory usage",
    source: STOPPED_TASKS,
  },
  {
    id: "load-balancer-health",
    title: "the load balancer's health check fails",
    pattern: /Task failed ELB health checks|failed ELB health checks in/,
    remedy: "look what the application answers to the health check's path, and how long it takes to start",
    example:
      "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef)",
    source: STOPPED_TASKS,
  },
  {
    id: "container-health",
    title: "a container's health check fails",
    pattern: /failed container health checks/,
    remedy:
      "run the health check's command in the container; the router's needs a program that its image has (docs/rules/health-check-program.md)",
    example: "Task failed container health checks",
    source: STOPPED_TASKS,
  },
  {
    id: "no-address",
    title: "ECS cannot attach a network interface",
    pattern: /Unexpected EC2 error|ENI provisioning|insufficient free addresses/i,
    remedy: "the subnets need free addresses, and the security groups must be those of the VPC",
    example:
      "(service web) failed to launch a task with (error ENI provisioning failed: subnet has insufficient free addresses).",
    source: SERVICE_EVENTS,
  },
  {
    id: "role-not-assumable",
    title: "ECS cannot assume a role of the task",
    pattern: /ECS was unable to assume the role '(?<role>[^']*)'/,
    remedy: "name ecs-tasks.amazonaws.com in the trust policy of {role}",
    example:
      "(service web) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::111122223333:role/web' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).",
    source: SERVICE_EVENTS,
  },
  {
    id: "no-place",
    title: "ECS finds no place for a task",
    pattern: /was unable to place a task|Capacity is unavailable at this time/,
    remedy: "raise the quota of Fargate vCPUs, or try again later or in other zones",
    example: "(service web) was unable to place a task. Reason: Capacity is unavailable at this time.",
    source: SERVICE_EVENTS,
  },
  {
    id: "container-exited",
    title: "a container that the task needs has ended",
    pattern: /Essential container in task exited/,
    remedy: "look at its exit code and its last lines; the router ends when its configuration is wrong",
    example: "Essential container in task exited",
    source: STOPPED_TASKS,
  },
];
