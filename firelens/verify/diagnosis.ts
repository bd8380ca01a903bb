import type { Task } from "@aws-sdk/client-ecs";
import { CAUSES } from "../data/causes.js";
import { awsFault } from "./aws-error.js";
import { type FoundCause, findCauses } from "./cause.js";
import type { Clients } from "./clients.js";
import { type RouterLog, readRouterLog, troubles } from "./router-log.js";
import { describeService, describeTasks, primaryDeployment } from "./service.js";
import type { Subject } from "./subject.js";

/** Why a step failed. */
export interface Diagnosis {
  readonly causes: readonly FoundCause[];
  /** What stopped tasks say, the last first. */
  readonly stoppedTasks: readonly string[];
  /** The last errors and warnings of the router that no cause stands for. */
  readonly otherMessages: readonly string[];
  /** What was read. */
  readonly lookedAt: readonly string[];
}

const MAX_STOPPED_TASKS = 3;
const MAX_MESSAGES = 5;
const MAX_EVENTS = 10;

/** How long ago a message may be where the deployment's beginning is not known, in milliseconds. */
const LAST_HOUR = 3_600_000;

/** What went wrong, read from stopped tasks, the service's events and the router's log. Nothing unreadable ends it. */
export async function diagnose(
  clients: Clients,
  subject: Subject,
  routerLog: RouterLog | undefined,
  now: number,
): Promise<Diagnosis> {
  const lookedAt: string[] = [];
  async function read<T>(
    what: string,
    reading: Promise<T>,
    nothing: T,
    count: (found: T) => string,
  ): Promise<T> {
    try {
      const found = await reading;
      lookedAt.push(`${what}: ${count(found)}`);
      return found;
    } catch (error) {
      lookedAt.push(`${what}: not readable: ${awsFault(error) ?? String(error)}`);
      return nothing;
    }
  }

  const service = await read("service", describeService(clients, subject), undefined, () => subject.service);
  const since = (service && primaryDeployment(service)?.createdAt?.getTime()) ?? now - LAST_HOUR;
  const events = (service?.events ?? [])
    .filter(({ createdAt }) => (createdAt?.getTime() ?? 0) >= since)
    .slice(0, MAX_EVENTS)
    .map(({ message = "" }) => message);

  const tasks = await read(
    "stopped tasks",
    describeTasks(clients, subject, "STOPPED"),
    [],
    (found) => `${found.length} of the last hour`,
  );
  const stopped = [...tasks].sort(
    (one, other) => (other.stoppedAt?.getTime() ?? 0) - (one.stoppedAt?.getTime() ?? 0),
  );

  const lines =
    routerLog === undefined
      ? []
      : await read(
          `the router's log ${routerLog.group}`,
          readRouterLog(clients, routerLog, since),
          [],
          (found) =>
            `${found.length} ${found.length === 1 ? "line" : "lines"}, errors or warnings among them: ${troubles(found).length}`,
        );
  if (routerLog === undefined) {
    lookedAt.push("the router's log: not in CloudWatch Logs, so it was not read");
  }
  const messages = troubles(lines);
  const known = (message: string) => findCauses([message], CAUSES).length > 0;
  return {
    causes: findCauses([...messages, ...stopped.flatMap(reasons), ...events], CAUSES),
    stoppedTasks: stopped.slice(0, MAX_STOPPED_TASKS).map((task) => reasons(task).join("; ")),
    otherMessages: [...new Set(messages.filter((message) => !known(message)))].slice(-MAX_MESSAGES),
    lookedAt,
  };
}

/** What a stopped task and its containers say. */
function reasons({ taskArn = "", stoppedReason, containers = [] }: Task): readonly string[] {
  return [
    `task ${taskArn.split("/").at(-1)}: ${stoppedReason ?? "no reason"}`,
    ...containers
      .filter(({ reason, exitCode }) => reason !== undefined || (exitCode !== undefined && exitCode !== 0))
      .map(
        ({ name, reason, exitCode }) =>
          `${name}: ${[reason, exitCode === undefined ? undefined : `exit code ${exitCode}`].filter(Boolean).join(", ")}`,
      ),
  ];
}
