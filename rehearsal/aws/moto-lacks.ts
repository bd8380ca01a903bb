/** Something that moto does other than AWS, and what a run on it therefore can't show. */
export interface MotoLack {
  readonly lack: string;
  /** The one expectation that it takes away. */
  readonly consequence: string;
  readonly workaround?: ReplacedArgument | IgnoredArgument | AnsweredCall;
}

/** An argument that has another value on the local AWS, wherever the stack gives it one. */
export interface ReplacedArgument {
  readonly kind: "replaced-argument";
  readonly type: string;
  readonly argument: string;
  /** The new value, by the stack's own. */
  readonly value: (given: unknown) => unknown;
}

/** An argument whose changes Terraform ignores. */
export interface IgnoredArgument {
  readonly kind: "ignored-argument";
  readonly type: string;
  readonly argument: string;
  /** Ignored where the stack gives it a value too. @default false, only where it gives none */
  readonly isGiven?: boolean;
}

/** A call of an AWS API (JSON protocol) that is answered in moto's place. */
export interface AnsweredCall {
  readonly kind: "answered-call";
  /** Header `X-Amz-Target` of the call. */
  readonly target: string;
  /** @returns the answer, or undefined to let moto answer */
  readonly answer: (request: Readonly<Record<string, unknown>>) => unknown;
}

/** AWS' public parameters of the log router's image are `/aws/service/aws-for-fluent-bit/<tag>`. */
const ROUTER_IMAGE_PARAMETER = /^\/aws\/service\/aws-for-fluent-bit\/([\w.-]+)$/;

/** Measured with moto 5.2.1. Nothing that isn't listed here is excused. */
export const MOTO_LACKS: readonly MotoLack[] = [
  {
    lack: "CreateService of ECS doesn't store availabilityZoneRebalancing",
    consequence:
      "a change of `availability_zone_rebalancing` in a second plan, where the stack doesn't set it",
    workaround: {
      kind: "ignored-argument",
      type: "aws_ecs_service",
      argument: "availability_zone_rebalancing",
    },
  },
  {
    lack: "No task ever runs, so a service never reaches a steady state",
    consequence: "`wait_for_steady_state`: whether tasks start, and when the service is ready",
    workaround: {
      kind: "replaced-argument",
      type: "aws_ecs_service",
      argument: "wait_for_steady_state",
      value: () => false,
    },
  },
  {
    lack: "Application Auto Scaling has no ListTagsForResource",
    consequence: "tags of scaling targets: none are read back",
    workaround: {
      kind: "answered-call",
      target: "AnyScaleFrontendService.ListTagsForResource",
      answer: () => ({ Tags: {} }),
    },
  },
  {
    lack: "Scaling targets have no tags",
    consequence: "a change of `tags_all` in a second plan",
    workaround: { kind: "ignored-argument", type: "aws_appautoscaling_target", argument: "tags_all" },
  },
  ...[
    ["enableECSManagedTags", "enable_ecs_managed_tags"],
    ["enableExecuteCommand", "enable_execute_command"],
    ["healthCheckGracePeriodSeconds", "health_check_grace_period_seconds"],
    ["the base 0 of a capacity provider", "capacity_provider_strategy"],
  ].map(
    ([field = "", argument = ""]): MotoLack => ({
      lack: `CreateService of ECS doesn't store ${field}`,
      consequence: `a change of \`${argument}\` in a second plan`,
      workaround: { kind: "ignored-argument", type: "aws_ecs_service", argument, isGiven: true },
    }),
  ),
  {
    lack: "Systems Manager has no public parameters of the log router's image",
    consequence: "whether a tag of the image exists: any tag is found",
    workaround: {
      kind: "answered-call",
      target: "AmazonSSM.GetParameter",
      answer: ({ Name }) => {
        const [, tag] = ROUTER_IMAGE_PARAMETER.exec(String(Name)) ?? [];
        return tag === undefined ? undefined : routerImageParameter(String(Name), tag);
      },
    },
  },
  {
    lack: "A bucket's policy denies whatever its denials name, on whatever condition",
    consequence: "what a bucket's policy denies, such as requests without TLS: denials are left out",
    workaround: {
      kind: "replaced-argument",
      type: "aws_s3_bucket_policy",
      argument: "policy",
      value: (policy) => withoutDenials(String(policy)),
    },
  },
  {
    lack: "The address of a NAT gateway that is deleted stays associated",
    consequence: "a NAT gateway that is replaced with its address",
  },
  {
    lack: 'RegisterTaskDefinition doesn\'t add the user "0" to a FireLens container',
    consequence:
      "the new revision that the article's own task definition (`literal`) gets on every apply on AWS",
  },
  {
    lack: "A load balancer writes no access log, not even ELBAccessLogTestFile",
    consequence:
      "whether the bucket's policy lets the load balancer write, and a destroy that finds the bucket not empty",
  },
  {
    lack: "Network interfaces of tasks and load balancers don't hold on to subnets and security groups",
    consequence: "DependencyViolation when a subnet or security group is replaced that is in use",
  },
];

/** The policy, an expression of Terraform, without its denials. */
function withoutDenials(policy: string): string {
  const [, expression] = /^\$\{([\s\S]*)\}$/.exec(policy) ?? [];
  const document = `jsondecode(${expression ?? JSON.stringify(policy)})`;
  const rest = `[for statement in ${document}.Statement : statement if statement.Effect != "Deny"]`;
  return `\${jsonencode(merge(${document}, { Statement = ${rest} }))}`;
}

function routerImageParameter(name: string, tag: string): unknown {
  return {
    Parameter: {
      Name: name,
      Type: "String",
      Value: `906394416424.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit:${tag}`,
      Version: 1,
      LastModifiedDate: 0,
      ARN: `arn:aws:ssm:us-east-1::parameter${name}`,
      DataType: "text",
    },
  };
}
