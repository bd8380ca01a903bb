import {
  type Deployment,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  type Service,
  type Task,
} from "@aws-sdk/client-ecs";
import {
  DescribeTargetHealthCommand,
  type TargetHealthDescription,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { InputError } from "../inputs/document.js";
import { formatMessage } from "../message.js";
import type { TaskDefinition } from "../model/task-definition.js";
import type { Clients } from "./clients.js";
import type { Subject } from "./subject.js";
import { type Look, StepError } from "./wait.js";

/** ECS goes on for ever with a deployment without circuit breaker: after so many failed tasks it is taken for failed. */
const MAX_FAILED_TASKS = 3;

/** ECS and this tool describe no more tasks in one call. */
const MAX_TASKS = 100;

/** The service, as ECS describes it now. */
export async function describeService({ ecs }: Clients, { cluster, service }: Subject): Promise<Service> {
  const { services = [], failures = [] } = await ecs
    .send(new DescribeServicesCommand({ cluster, services: [service] }))
    .catch((error: unknown) => {
      throw error instanceof Error && error.name === "ClusterNotFoundException"
        ? new InputError(
            formatMessage({
              what: "cluster",
              value: cluster,
              expected: "a cluster of this account and region",
            }),
          )
        : error;
    });
  const [found] = services;
  if (found === undefined || found.status === "INACTIVE") {
    const value = `${service}${failures[0]?.reason === undefined ? "" : ` (${failures[0].reason})`}`;
    throw new InputError(
      formatMessage({ what: "service", value, expected: `a service of the cluster ${cluster}` }),
    );
  }
  return found;
}

/** The deployment that is to replace all others. */
export function primaryDeployment({ deployments = [] }: Service): Deployment | undefined {
  return deployments.find(({ status }) => status === "PRIMARY");
}

/** Whether the service runs the tasks that it wants, of its newest task definition. */
export async function lookAtDeployment(clients: Clients, subject: Subject): Promise<Look<Service>> {
  const service = await describeService(clients, subject);
  const { desiredCount = 0, runningCount = 0 } = service;
  const deployment = primaryDeployment(service);
  if (desiredCount === 0) {
    throw new StepError("the service wants no tasks: its desired count is 0");
  }
  if (deployment?.rolloutState === "FAILED") {
    throw new StepError(`the deployment failed: ${deployment.rolloutStateReason ?? "ECS says no reason"}`);
  }
  const failed = deployment?.failedTasks ?? 0;
  if (failed >= MAX_FAILED_TASKS && deployment?.runningCount === 0) {
    throw new StepError(`${failed} tasks of the deployment failed, and none runs`);
  }
  const isComplete =
    deployment?.rolloutState === undefined
      ? runningCount >= desiredCount
      : deployment.rolloutState === "COMPLETED";
  const running = deployment?.runningCount ?? runningCount;
  const progress = `${running} of ${desiredCount} tasks run${failed > 0 ? `, ${failed} failed` : ""}`;
  return isComplete ? { done: service } : { progress };
}

/** The tasks of the service that run, or that have stopped in the last hour. */
export async function describeTasks(
  { ecs }: Clients,
  { cluster, service }: Subject,
  desiredStatus: "RUNNING" | "STOPPED",
): Promise<readonly Task[]> {
  const { taskArns = [] } = await ecs.send(
    new ListTasksCommand({ cluster, serviceName: service, desiredStatus, maxResults: MAX_TASKS }),
  );
  if (taskArns.length === 0) {
    return [];
  }
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
  return tasks;
}

/** Whether the tasks of the service's task definition run and are healthy, the router in each of them. */
export async function lookAtTasks(
  clients: Clients,
  subject: Subject,
  { taskDefinition, desiredCount = 0 }: Service,
): Promise<Look<readonly Task[]>> {
  const all = await describeTasks(clients, subject, "RUNNING");
  const tasks = all.filter(({ taskDefinitionArn }) => taskDefinitionArn === taskDefinition);
  for (const { name, exitCode, reason } of tasks.flatMap(({ containers = [] }) =>
    containers.filter(({ lastStatus }) => lastStatus === "STOPPED"),
  )) {
    throw new StepError(
      `the container ${name} has ended: ${reason ?? (exitCode === undefined ? "ECS says no reason" : `exit code ${exitCode}`)}`,
    );
  }
  const running = tasks.filter(({ lastStatus }) => lastStatus === "RUNNING");
  const unhealthy = running.filter(({ healthStatus }) => healthStatus === "UNHEALTHY").length;
  const progress = `${running.length} of ${desiredCount} tasks run${unhealthy > 0 ? `, ${unhealthy} unhealthy` : ""}`;
  return running.length >= desiredCount && unhealthy === 0 ? { done: running } : { progress };
}

/** Whether the load balancers find all targets healthy. Done at once without a load balancer. */
export async function lookAtTargets(
  { loadBalancing }: Clients,
  { loadBalancers = [] }: Service,
): Promise<Look<number>> {
  const groups = loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
  const targets: TargetHealthDescription[] = [];
  for (const TargetGroupArn of groups) {
    const { TargetHealthDescriptions = [] } = await loadBalancing.send(
      new DescribeTargetHealthCommand({ TargetGroupArn }),
    );
    targets.push(
      ...TargetHealthDescriptions.filter(({ TargetHealth }) => TargetHealth?.State !== "draining"),
    );
  }
  const healthy = targets.filter(({ TargetHealth }) => TargetHealth?.State === "healthy");
  if (groups.length === 0 || (healthy.length > 0 && healthy.length === targets.length)) {
    return { done: healthy.length };
  }
  const [other] = targets.filter((target) => !healthy.includes(target));
  const { State, Reason, Description } = other?.TargetHealth ?? {};
  const why = State === undefined ? "" : `: ${[State, Reason, Description].filter(Boolean).join(", ")}`;
  return { progress: `${healthy.length} of ${targets.length} targets healthy${why}` };
}

/** The task definition that the service runs. */
export async function describeTaskDefinition(
  { ecs }: Clients,
  { taskDefinition: arn }: Service,
): Promise<TaskDefinition> {
  const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn }));
  if (taskDefinition === undefined) {
    throw new InputError(
      formatMessage({ what: "task definition", value: arn, expected: "one that ECS describes" }),
    );
  }
  // readTaskModel takes nothing for granted.
  return taskDefinition as TaskDefinition;
}
