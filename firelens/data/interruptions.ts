/**
 * What stops, or is lost, when an object of a type is destroyed, and so when it is replaced by a new one.
 *
 * Sources: the pages of the delete actions in the AWS API references (ECS, ELBv2, EC2, CloudWatch Logs, KMS, S3).
 */
export interface Interruption {
  /** Of a destruction. */
  readonly destroy: string;
  /** Of a replacement. @default - that of a destruction, until the new object is there */
  readonly replace?: string;
}

const NO_REQUEST = "no request is answered";
const NO_WAY_OUT = "tasks without a public address reach nothing outside: no image is pulled, no log is sent";

const INTERRUPTIONS: Readonly<Record<string, Interruption>> = {
  aws_acm_certificate: { destroy: "AWS does not delete it while a listener uses it" },
  aws_acm_certificate_validation: { destroy: "nothing: it is only Terraform's wait for the certificate" },
  aws_alb: {
    destroy: NO_REQUEST,
    replace: "no request is answered until the new one is active; its DNS name is another",
  },
  aws_alb_listener: { destroy: `${NO_REQUEST} on its port` },
  aws_alb_listener_rule: { destroy: "its requests go to the listener's default action" },
  aws_alb_target_group: { destroy: "no request reaches its targets" },
  aws_appautoscaling_policy: { destroy: "the service is not scaled by it" },
  aws_appautoscaling_target: { destroy: "the service keeps its number of tasks, whatever the load" },
  aws_cloudwatch_event_rule: { destroy: "its events reach nobody" },
  aws_cloudwatch_event_target: { destroy: "its events do not reach the target" },
  aws_cloudwatch_log_group: {
    destroy: "its log events are deleted",
    replace: "its log events are deleted",
  },
  aws_cloudwatch_log_metric_filter: { destroy: "its metric gets no values, and alarms on it none" },
  aws_cloudwatch_metric_alarm: { destroy: "nobody is alarmed" },
  aws_default_security_group: { destroy: "nothing: it stays as it is, and Terraform no longer manages it" },
  aws_db_instance: { destroy: "the database and its data are deleted" },
  aws_dynamodb_table: { destroy: "the table and its data are deleted" },
  aws_ecs_cluster: { destroy: "its services and tasks stop" },
  aws_ecs_service: {
    destroy: `its tasks stop: ${NO_REQUEST}`,
    replace: `its tasks stop: ${NO_REQUEST} until new tasks are healthy, unless the new service is created first`,
  },
  aws_ecs_task_definition: {
    destroy: "tasks that run go on; no new task can start from it",
    replace: "nothing: a new revision, which the service rolls out task by task",
  },
  aws_ecr_repository: { destroy: "its images are deleted: no task can start from them" },
  aws_efs_file_system: { destroy: "the file system and its data are deleted" },
  aws_eip: { destroy: "its public address is given back, and can't be had again" },
  aws_flow_log: { destroy: "the network's traffic is not recorded" },
  aws_iam_policy: { destroy: "those it is attached to lose what it allows" },
  aws_iam_role_policy: { destroy: "the role loses what it allows" },
  aws_iam_role_policy_attachment: { destroy: "the role loses what the policy allows" },
  aws_iam_role: {
    destroy: "what runs with this role loses its permissions",
    replace: "tasks that run with this role lose their permissions until they are replaced",
  },
  aws_internet_gateway: { destroy: "no way between the VPC and the internet" },
  aws_kinesis_firehose_delivery_stream: { destroy: "what is sent to it is refused" },
  aws_kinesis_stream: { destroy: "the stream and the records in it are deleted" },
  aws_kms_key: { destroy: "what it encrypted can't be read after its waiting period" },
  aws_nat_gateway: { destroy: NO_WAY_OUT },
  aws_opensearch_domain: { destroy: "the domain and its data are deleted" },
  aws_route: { destroy: "its traffic has no way" },
  aws_route53_record: { destroy: "its name is not resolved" },
  aws_route_table_association: { destroy: "the subnet falls back to the VPC's main route table" },
  aws_s3_bucket: {
    destroy:
      "AWS does not delete it unless it is empty, or force_destroy is set: then its objects are deleted",
    replace:
      "AWS does not delete it unless it is empty, or force_destroy is set: then its objects are deleted",
  },
  aws_s3_bucket_lifecycle_configuration: { destroy: "its objects are kept for ever" },
  aws_s3_bucket_policy: {
    destroy: "those whom only the policy allows lose access; what it denies is allowed again",
  },
  aws_s3_bucket_public_access_block: { destroy: "policies and ACLs may make objects public" },
  aws_s3_object: { destroy: "tasks that read it can't start" },
  aws_secretsmanager_secret: { destroy: "tasks that read it can't start" },
  aws_security_group: {
    destroy: "AWS does not delete it while something uses it",
    replace: "AWS does not delete it while something uses it",
  },
  aws_sns_topic_policy: { destroy: "those whom only the policy allows can't publish" },
  aws_sns_topic: { destroy: "its subscribers hear nothing" },
  aws_sqs_queue: { destroy: "the queue and the messages in it are deleted" },
  aws_ssm_parameter: { destroy: "tasks that read it can't start" },
  aws_subnet: {
    destroy: "AWS does not delete it while a task or a load balancer has an interface in it",
    replace: "AWS does not delete it while a task or a load balancer has an interface in it",
  },
  aws_vpc: {
    destroy: "AWS does not delete it while anything is in it",
    replace: "AWS does not delete it while anything is in it",
  },
  aws_vpc_endpoint: { destroy: "its AWS service is reached through the internet, or not at all" },
};

/** Other names of the same types in the AWS provider. */
const ALIASES: Readonly<Record<string, string>> = {
  aws_lb: "aws_alb",
  aws_lb_listener: "aws_alb_listener",
  aws_lb_listener_rule: "aws_alb_listener_rule",
  aws_lb_target_group: "aws_alb_target_group",
};

/** What is interrupted; undefined for a type of which this table says nothing. */
export function interruptionOf(type: string): Interruption | undefined {
  return INTERRUPTIONS[ALIASES[type] ?? type];
}
