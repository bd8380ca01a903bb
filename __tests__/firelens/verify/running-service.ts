import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Answers, startAwsWire } from "../../support/aws-wire.js";

export const MARKER = "11111111-2222-4333-8444-555555555555";
const DEFINITION = "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1";
const GROUP = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef";

const COMPLETE = {
  id: "ecs-svc/1",
  status: "PRIMARY",
  rolloutState: "COMPLETED",
  runningCount: 1,
  createdAt: 1,
};

export function service(changes: object = {}, deployment: object = {}) {
  const found = {
    serviceName: "web",
    status: "ACTIVE",
    desiredCount: 1,
    runningCount: 1,
    taskDefinition: DEFINITION,
    deployments: [{ ...COMPLETE, ...deployment }],
    loadBalancers: [{ targetGroupArn: GROUP, containerName: "web" }],
    ...changes,
  };
  return { services: [found], failures: [] };
}

export function definition(options: Readonly<Record<string, string>>, routerDriver = "awslogs") {
  return {
    taskDefinition: {
      family: "web",
      containerDefinitions: [
        { name: "web", image: "web", logConfiguration: { logDriver: "awsfirelens", options } },
        {
          name: "router",
          image: "router",
          firelensConfiguration: { type: "fluentbit" },
          logConfiguration: {
            logDriver: routerDriver,
            options: { "awslogs-group": "router", "awslogs-stream-prefix": "firelens" },
          },
        },
      ],
    },
  };
}

export function task(changes: object = {}) {
  return {
    taskArn: "task/1",
    taskDefinitionArn: DEFINITION,
    lastStatus: "RUNNING",
    containers: [],
    ...changes,
  };
}

export function targets(state: string, reason = ""): string {
  return `<DescribeTargetHealthResponse><DescribeTargetHealthResult><TargetHealthDescriptions><member><Target><Id>10.0.0.4</Id></Target><TargetHealth><State>${state}</State>${reason === "" ? "" : `<Reason>${reason}</Reason>`}</TargetHealth></member></TargetHealthDescriptions></DescribeTargetHealthResult></DescribeTargetHealthResponse>`;
}

const TO_LOGS = { Name: "cloudwatch_logs", region: "eu-west-1", log_group_name: "web" };

/** A service that works, and whose line is nowhere. */
const RUNNING: Answers = {
  DescribeServices: service(),
  DescribeTaskDefinition: definition(TO_LOGS),
  ListTasks: ({ desiredStatus }) => ({ taskArns: desiredStatus === "RUNNING" ? ["task/1"] : [] }),
  DescribeTasks: { tasks: [task()] },
  DescribeTargetHealth: targets("healthy"),
  FilterLogEvents: { events: [] },
};

/** The application and an AWS that gives these answers, or those of a service that works, until `close`. */
export async function startService(answers: Answers, status = 200) {
  const application = createServer((_, response) => {
    response.writeHead(status, { connection: "close" }).end();
  });
  await new Promise<void>((resolve) => application.listen(0, "127.0.0.1", resolve));
  const aws = await startAwsWire({ ...RUNNING, ...answers });
  return {
    ...aws,
    url: `http://127.0.0.1:${(application.address() as AddressInfo).port}`,
    close(): void {
      aws.close();
      application.close();
    },
  };
}
