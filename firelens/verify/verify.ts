import type { Service } from "@aws-sdk/client-ecs";
import { InputError } from "../inputs/document.js";
import { formatMessage } from "../message.js";
import { readTaskModel } from "../model/read-task-model.js";
import type { FirelensContainer, TaskModel } from "../model/task-model.js";
import { awsFault } from "./aws-error.js";
import type { Clients } from "./clients.js";
import { destinationOf, loggingContainer } from "./destination.js";
import { type Diagnosis, diagnose } from "./diagnosis.js";
import { sendMarker } from "./request.js";
import { type RouterLog, routerLogOf } from "./router-log.js";
import { searchFor } from "./search.js";
import {
  describeService,
  describeTaskDefinition,
  lookAtDeployment,
  lookAtTargets,
  lookAtTasks,
  primaryDeployment,
} from "./service.js";
import type { Subject } from "./subject.js";
import { type Clock, type Look, StepError, waitFor } from "./wait.js";

/** A step of the verification, once it has ended. */
export interface Step {
  readonly name: string;
  readonly succeeded: boolean;
  /** What was found, or why it failed. */
  readonly detail: string;
  readonly milliseconds: number;
}

export interface Verification {
  /** Whether the line with the marker is in the destination. */
  readonly arrived: boolean;
  /** Where AWS cannot look into the destination: whether the router sent the line without an error. */
  readonly isSent: boolean;
  /** What the request's line holds. */
  readonly marker: string;
  readonly steps: readonly Step[];
  /** Undefined if all steps succeeded. */
  readonly diagnosis?: Diagnosis;
}

export interface VerifyProps {
  readonly clients: Clients;
  readonly clock: Clock;
  readonly marker: string;
  /** When the verification ends at the latest, in milliseconds since 1970. */
  readonly deadline: number;
  readonly onProgress: (step: string, progress: string) => void;
  readonly onStep: (step: Step) => void;
}

/**
 * Follows a line from the application to its destination: deployment, tasks, targets, a request with a marker, the line.
 * Changes nothing but that the request is answered.
 *
 * @throws InputError if AWS cannot be read, or what is to be verified does not exist
 */
export async function verify(subject: Subject, props: VerifyProps): Promise<Verification> {
  const { clients, clock, marker, deadline } = props;
  const steps: Step[] = [];
  async function step<T>(
    name: string,
    act: (onProgress: (progress: string) => void) => Promise<T>,
    detail: (result: T) => string,
  ): Promise<T> {
    const start = clock.now();
    const end = (succeeded: boolean, text: string): void => {
      const ended = { name, succeeded, detail: text, milliseconds: clock.now() - start };
      steps.push(ended);
      props.onStep(ended);
    };
    try {
      const result = await act((progress) => props.onProgress(name, progress));
      end(true, detail(result));
      return result;
    } catch (error) {
      end(false, error instanceof StepError ? error.message : (awsFault(error) ?? String(error)));
      throw error;
    }
  }

  let routerLog: RouterLog | undefined;
  const wait =
    <T>(look: () => Promise<Look<T>>, latest = deadline) =>
    (onProgress: (progress: string) => void) =>
      waitFor(look, { clock, deadline: Math.min(deadline, latest), onProgress });
  try {
    const { output, definition } = await step(
      "service",
      async () => {
        const service = await describeService(clients, subject);
        const definition = readTaskModel(await describeTaskDefinition(clients, service));
        return { output: loggingOutput(definition, service), definition };
      },
      ({ output }) => `${subject.service}, logs of ${String(output.container.name)} through FireLens`,
    );
    routerLog = routerLogOf(definition);
    const service = await step(
      "deployment",
      wait(() => lookAtDeployment(clients, subject)),
      ({ runningCount, desiredCount }) => `complete, ${runningCount} of ${desiredCount} tasks run`,
    );
    await step(
      "tasks",
      wait(() => lookAtTasks(clients, subject, service)),
      (tasks) => `${tasks.length} run`,
    );
    await step(
      "targets",
      wait(() => lookAtTargets(clients, service)),
      (healthy) => (healthy === 0 ? "no load balancer" : `${healthy} healthy`),
    );
    const since = clock.now();
    await step(
      "request",
      wait(() => sendMarker(subject.url, marker)),
      (status) => `${subject.url} answers with status ${status}`,
    );
    const search = searchFor(destinationOf(output, subject.logGroup), {
      clients,
      marker,
      since,
      deployed: primaryDeployment(service)?.createdAt?.getTime() ?? 0,
      now: clock.now,
      routerLog,
    });
    const { isSeen } = await step("line", wait(search.look, clock.now() + search.patience), (found) =>
      found.isSeen
        ? `arrived in ${found.place}`
        : `sent to ${found.place} without an error in the router's log`,
    );
    return { arrived: isSeen, isSent: true, marker, steps };
  } catch (error) {
    if (error instanceof StepError) {
      const diagnosis = await diagnose(clients, subject, routerLog, clock.now());
      return { arrived: false, isSent: false, marker, steps, diagnosis };
    }
    const fault = awsFault(error);
    throw fault === undefined ? error : new InputError(fault);
  }
}

/** The container whose lines are followed. */
function loggingOutput(definition: TaskModel, { loadBalancers = [] }: Service): FirelensContainer {
  const output = loggingContainer(definition, loadBalancers[0]?.containerName);
  if (output === undefined) {
    throw new InputError(
      formatMessage({
        what: "no container of the task definition logs through Fluent Bit",
        expected: "one with the log driver awsfirelens",
      }),
    );
  }
  return output;
}
