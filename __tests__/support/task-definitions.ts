import type { TaskDefinition } from "../../firelens/model/task-definition.js";

type Fields = Readonly<Record<string, unknown>>;

/** A router of Fluent Bit 1.9.10 that no rule complains about but end-of-life-image. */
export function router(fields: Fields = {}): Fields {
  return {
    name: "log_router",
    image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:2.34.3",
    essential: true,
    user: "0",
    memoryReservation: 64,
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": "router",
        "awslogs-region": "eu-west-1",
        "awslogs-stream-prefix": "router",
      },
    },
    firelensConfiguration: { type: "fluentbit" },
    ...fields,
  };
}

/** A router with these options of firelensConfiguration. */
export function routerWith(options: Fields, fields: Fields = {}): Fields {
  return router({ firelensConfiguration: { type: "fluentbit", options }, ...fields });
}

/** A router of Fluent Bit 5.0.9 that no rule complains about. */
export function newRouter(fields: Fields = {}): Fields {
  return router({ image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.10", ...fields });
}

/** A router whose image has Fluent Bit 5.0.9. */
export const router5 = newRouter();

/** A router whose image says nothing about its Fluent Bit. */
export const ownRouter = router({ image: "example.com/router:1" });

/** A container that logs through FireLens with these options. */
export function app(options: Fields = { Name: "null" }, fields: Fields = {}, logFields: Fields = {}): Fields {
  return {
    name: "app",
    image: "nginx:1.27",
    logConfiguration: { logDriver: "awsfirelens", options, ...logFields },
    ...fields,
  };
}

/** A task definition of containers, of any content. */
export function task(containers: readonly unknown[], fields: Fields = {}): TaskDefinition {
  return {
    family: "web",
    containerDefinitions: containers as TaskDefinition["containerDefinitions"],
    ...fields,
  };
}

/** A task for Fargate of the size 512/1024. */
export function fargateTask(containers: readonly unknown[], fields: Fields = {}) {
  return task(containers, {
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: "512",
    memory: "1024",
    taskRoleArn: "arn:aws:iam::111122223333:role/task",
    executionRoleArn: "arn:aws:iam::111122223333:role/execution",
    ...fields,
  });
}

/** The article's task definition: one application container, one router. */
export const articleTask = fargateTask(
  [
    {
      name: "nginx-fluentbit",
      image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/nginx-fluentbit",
      cpu: 512,
      memory: 1024,
      networkMode: "awsvpc",
      portMappings: [{ containerPort: 80, hostPort: 80 }],
      essential: true,
      logConfiguration: {
        logDriver: "awsfirelens",
        options: {
          Name: "cloudwatch",
          region: "us-east-1",
          auto_create_group: "true",
          log_group_name: "fluent-bit-cloudwatch",
          log_stream_prefix: "from-fluent-bit-nginx",
          sts_endpoint: "sts.amazonaws.com",
        },
      },
    },
    {
      name: "log_router",
      image: "906394416424.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit:latest",
      essential: true,
      user: "0",
      memoryReservation: 50,
      firelensConfiguration: { type: "fluentbit", options: { "enable-ecs-log-metadata": "true" } },
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-create-group": "true",
          "awslogs-group": "firelens-container",
          "awslogs-region": "us-east-1",
          "awslogs-stream-prefix": "firelens",
        },
      },
    },
  ],
  { family: "nginx-fluent-bit" },
);
