import type { Cause } from "../../verify/cause.js";

const STOPPED_TASKS =
  "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html";
const SERVICE_EVENTS =
  "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html";

/** ECS cannot start the task, or stops it. */
export const TASK_CAUSES: readonly Cause[] = [
  {
    id: "secret-unreadable",
    title: "the execution role cannot read a secret, or the registry's password",
    pattern: /ResourceInitializationError: unable to pull secrets or registry auth/,
    remedy:
      "allow secretsmanager:GetSecretValue, ssm:GetParameters and kms:Decrypt of the secret to the execution role; from a private subnet both need a NAT gateway or VPC endpoints",
    messages: [
      {
        page: STOPPED_TASKS,
        text: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret",
      },
    ],
  },
  {
    id: "log-driver",
    title: "the log group of a container with awslogs cannot be used",
    pattern: /ResourceInitializationError: failed to validate logger args/,
    remedy:
      "create the log group, or allow logs:CreateLogStream and logs:CreateLogGroup to the execution role; look at the route to CloudWatch Logs",
    messages: [
      {
        page: STOPPED_TASKS,
        text: "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.",
      },
    ],
  },
  {
    id: "image-not-found",
    title: "an image does not exist",
    pattern:
      /CannotPullContainer(?:Error)?:.*(?:not found|does not exist|manifest unknown|no match for platform)/i,
    remedy: "correct the image's name, tag and platform",
    messages: [
      {
        page: STOPPED_TASKS,
        text: "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/library/web:9: docker.io/library/web:9: not found",
      },
    ],
  },
  {
    id: "image-unreachable",
    title: "an image cannot be pulled",
    pattern: /CannotPullContainer(?:Error)?:/,
    remedy:
      "the task's subnet needs a route to the registry: a NAT gateway, or VPC endpoints of ECR and S3; the execution role needs to read from ECR",
    messages: [
      {
        page: STOPPED_TASKS,
        text: 'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to do request: Head "https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/web/manifests/1": dial tcp 10.0.3.4:443: i/o timeout',
      },
    ],
  },
  {
    id: "out-of-memory",
    title: "a container ran out of memory",
    pattern: /OutOfMemory(?:Error)?: Container killed due to memory usage/,
    remedy:
      "raise the container's memory; for the router, raise it or lower log-driver-buffer-limit (docs/rules/buffer-memory.md)",
    messages: [{ page: STOPPED_TASKS, text: "OutOfMemoryError: Container killed due to memory usage" }],
  },
  {
    id: "load-balancer-health",
    title: "the load balancer's health check fails",
    pattern: /Task failed ELB health checks|failed ELB health checks in/,
    remedy: "look what the application answers to the health check's path, and how long it takes to start",
    messages: [
      {
        page: STOPPED_TASKS,
        text: "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef)",
      },
    ],
  },
  {
    id: "container-health",
    title: "a container's health check fails",
    pattern: /failed container health checks/,
    remedy:
      "run the health check's command in the container; the router's needs a program that its image has (docs/rules/health-check-program.md)",
    messages: [{ page: STOPPED_TASKS, text: "Task failed container health checks" }],
  },
  {
    id: "no-address",
    title: "ECS cannot attach a network interface",
    pattern: /Unexpected EC2 error|ENI provisioning|insufficient free addresses/i,
    remedy: "the subnets need free addresses, and the security groups must be those of the VPC",
    messages: [
      {
        page: SERVICE_EVENTS,
        text: "(service web) failed to launch a task with (error ENI provisioning failed: subnet has insufficient free addresses).",
      },
    ],
  },
  {
    id: "role-not-assumable",
    title: "ECS cannot assume a role of the task",
    pattern: /ECS was unable to assume the role '(?<role>[^']*)'/,
    remedy: "name ecs-tasks.amazonaws.com in the trust policy of {role}",
    messages: [
      {
        page: SERVICE_EVENTS,
        text: "(service web) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::111122223333:role/web' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).",
      },
    ],
  },
  {
    id: "no-place",
    title: "ECS finds no place for a task",
    pattern: /was unable to place a task|Capacity is unavailable at this time/,
    remedy: "raise the quota of Fargate vCPUs, or try again later or in other zones",
    messages: [
      {
        page: SERVICE_EVENTS,
        text: "(service web) was unable to place a task. Reason: Capacity is unavailable at this time.",
      },
    ],
  },
  {
    id: "container-exited",
    title: "a container that the task needs has ended",
    pattern: /Essential container in task exited/,
    remedy: "look at its exit code and its last lines; the router ends when its configuration is wrong",
    messages: [{ page: STOPPED_TASKS, text: "Essential container in task exited" }],
  },
];
