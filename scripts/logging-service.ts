import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from "@aws-sdk/client-ecs";
import {
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
  RegisterTargetsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { LocalAwsApi } from "../rehearsal/aws/api.js";
import { textAt } from "../rehearsal/aws/xml.js";

// Which Node later releases of the SDK take says nothing to whoever runs the pinned one.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

export const GROUP = "web";
const ROUTER_GROUP = "web-router";
const CLUSTER = "main";
const STREAM = "web-firelens-0123";
const ROUTER_STREAM = "firelens/log-router/0123";

/** A service on a local AWS, and an application in place of the one that it would run. */
export interface LoggingService {
  readonly cluster: string;
  readonly service: string;
  /** Where the application answers. */
  readonly url: string;
  close(): void;
}

/** What the router does with the line of a request. */
type Router = (line: string) => Promise<void>;

/**
 * Registers a service whose task runs on the local AWS that the environment names. A real server stands for load balancer
 * and application; `router` gets the line that the application writes of each request.
 */
export async function startLoggingService(service: string, router: Router): Promise<LoggingService> {
  const ecs = new ECSClient({});
  await letTasksRun();
  const [vpcId, subnetId] = await defaultNetwork();
  const loadBalancing = new ElasticLoadBalancingV2Client({});
  await ecs.send(new CreateClusterCommand({ clusterName: CLUSTER }));
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: service,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      containerDefinitions: [
        {
          name: "web",
          image: "web",
          memory: 128,
          portMappings: [{ containerPort: 80 }],
          logConfiguration: {
            logDriver: "awsfirelens",
            options: {
              Name: "cloudwatch_logs",
              region: "us-east-1",
              log_group_name: GROUP,
              log_stream_prefix: "web-",
            },
          },
        },
        {
          name: "log-router",
          image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:3",
          memory: 128,
          firelensConfiguration: { type: "fluentbit" },
          logConfiguration: {
            logDriver: "awslogs",
            options: {
              "awslogs-group": ROUTER_GROUP,
              "awslogs-region": "us-east-1",
              "awslogs-stream-prefix": "firelens",
            },
          },
        },
      ],
    }),
  );
  const { TargetGroups: [group] = [] } = await loadBalancing.send(
    new CreateTargetGroupCommand({
      Name: service,
      Protocol: "HTTP",
      Port: 80,
      TargetType: "ip",
      VpcId: vpcId,
    }),
  );
  await loadBalancing.send(
    new RegisterTargetsCommand({
      TargetGroupArn: group?.TargetGroupArn,
      Targets: [{ Id: "10.0.0.4", Port: 80 }],
    }),
  );
  await ecs.send(
    new CreateServiceCommand({
      cluster: CLUSTER,
      serviceName: service,
      taskDefinition: taskDefinition?.taskDefinitionArn,
      desiredCount: 1,
      launchType: "FARGATE",
      loadBalancers: [{ targetGroupArn: group?.TargetGroupArn, containerName: "web", containerPort: 80 }],
    }),
  );
  await ecs.send(
    new RunTaskCommand({
      cluster: CLUSTER,
      taskDefinition: taskDefinition?.taskDefinitionArn,
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: { subnets: [subnetId], securityGroups: [] } },
    }),
  );
  const server = await listen(router);
  const { port } = server.address() as AddressInfo;
  return { cluster: CLUSTER, service, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** moto's tasks stop after one look at them, if it is not told otherwise. */
async function letTasksRun(): Promise<void> {
  await fetch(new URL("/moto-api/state-manager/set-transition", process.env.AWS_ENDPOINT_URL), {
    method: "POST",
    body: JSON.stringify({
      model_name: "ecs::task",
      transition: { progression: "manual", times: 1_000_000 },
    }),
  });
}

/** Ids of the VPC and of a subnet that an account has from the beginning. */
async function defaultNetwork(): Promise<readonly [string, string]> {
  const api = new LocalAwsApi(process.env.AWS_ENDPOINT_URL ?? "", "us-east-1");
  const answer = await api.query("ec2", "DescribeSubnets");
  const subnet = ["DescribeSubnetsResponse", "subnetSet", "item"];
  return [textAt(answer, [...subnet, "vpcId"]) ?? "", textAt(answer, [...subnet, "subnetId"]) ?? ""];
}

function listen(router: Router): Promise<Server> {
  const server = createServer(async ({ method, url, headers }, response) => {
    await router(`10.0.0.9 - - "${method} ${url} HTTP/1.1" 200 "${headers["user-agent"]}"`);
    response.setHeader("connection", "close");
    response.end("hello");
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** Makes the log groups, with the streams that the router and its log driver would make. */
export async function createLogGroups(): Promise<void> {
  const logs = new CloudWatchLogsClient({});
  for (const [logGroupName, logStreamName] of [
    [GROUP, STREAM],
    [ROUTER_GROUP, ROUTER_STREAM],
  ]) {
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  }
}

/** Writes a line as the router delivers it. */
export async function deliver(line: string): Promise<void> {
  await put(GROUP, STREAM, JSON.stringify({ log: line, container_name: "web" }));
}

/** Writes a line of the router's own log. */
export async function say(message: string): Promise<void> {
  await put(ROUTER_GROUP, ROUTER_STREAM, `[2026/11/25 10:00:00.000000000] ${message}`);
}

async function put(logGroupName: string, logStreamName: string, message: string): Promise<void> {
  await new CloudWatchLogsClient({}).send(
    new PutLogEventsCommand({ logGroupName, logStreamName, logEvents: [{ message, timestamp: Date.now() }] }),
  );
}
