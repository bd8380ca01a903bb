export interface ApplicationContainerProps {
  readonly name: string;
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly image: string;
  readonly containerPort: number;
  readonly region: string;
  readonly logGroup: string;
  readonly literal: boolean;
}

/** The article's nginx container, whose logs FireLens takes to CloudWatch. */
export function applicationContainer(props: ApplicationContainerProps) {
  return {
    name: "nginx-fluentbit",
    image: props.image,
    essential: true,
    cpu: props.cpu,
    memory: props.memoryMiB,
    // Correction container-network-mode: the network mode belongs to the task, a container has none.
    ...(props.literal ? { networkMode: "awsvpc" } : {}),
    portMappings: [{ containerPort: props.containerPort, hostPort: props.containerPort }],
    logConfiguration: {
      logDriver: "awsfirelens",
      options: {
        Name: "cloudwatch",
        region: props.region,
        auto_create_group: "true",
        log_group_name: props.logGroup,
        log_stream_prefix: `from-${props.name}-nginx`,
        sts_endpoint: "sts.amazonaws.com",
      },
    },
  };
}

export interface RouterContainerProps {
  readonly region: string;
  readonly logGroup: string;
  readonly literal: boolean;
}

/** The article's Fluent Bit container, the log router of the task. */
export function routerContainer(props: RouterContainerProps) {
  return {
    name: "fluentbit-log-router",
    image: "906394416424.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit:latest",
    essential: true,
    // Correction router-user: ECS registers the router with user "0" when it is given none, so Terraform would
    // replace the task definition on every plan.
    ...(props.literal ? {} : { user: "0" }),
    firelensConfiguration: { type: "fluentbit" },
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": props.logGroup,
        "awslogs-region": props.region,
        "awslogs-create-group": "true",
        "awslogs-stream-prefix": "firelens",
      },
    },
    memoryReservation: 50,
  };
}
