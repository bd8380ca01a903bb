import { AlarmTopic } from "./alarms/alarm-topic.js";
import type { HasArn } from "./aws/iam.js";
import type { FluentBitStackProps } from "./fluent-bit-stack.js";
import { regionalRouterImage } from "./task/router-image.js";

export interface ProductionProps extends FluentBitStackProps {
  /** The name that every AWS name and tag is built from. */
  readonly name: string;
  /** The certificate of the name that clients use. */
  readonly certificate: HasArn;
}

const YEAR_DAYS = 365;

/**
 * The props of a stack that a team keeps: encrypted, bounded, watched and scaled. What `props` say themselves is left
 * as it is: an option that they say is false stays off, and so do log groups and alarms that they say are undefined.
 */
export function production({ certificate, ...props }: ProductionProps): FluentBitStackProps {
  const { name } = props;
  return {
    ...props,
    network:
      props.network !== undefined && "vpcId" in props.network
        ? props.network
        : {
            nat: "perZone",
            flowLogs: { retentionDays: YEAR_DAYS },
            restrictDefaultSecurityGroup: true,
            ...props.network,
          },
    loadBalancer: {
      certificate,
      accessLogs: { retentionDays: YEAR_DAYS },
      deletionProtection: true,
      dropInvalidHeaders: true,
      restrictEgress: true,
      // Tasks that are taken out of service answer what they have; the default of five minutes slows deployments.
      deregistrationDelaySeconds: 30,
      ...props.loadBalancer,
    },
    service: {
      autoScaling: { minTasks: 2, maxTasks: 10, cpuPercent: 60, memoryPercent: 70 },
      circuitBreaker: true,
      waitForSteadyState: true,
      // A cluster that is given has its own.
      containerInsights: props.service?.cluster === undefined ? true : undefined,
      restrictEgress: true,
      enableTagPropagation: true,
      ...props.service,
    },
    task: { separateRoles: true, readonlyRootFilesystem: true, ...props.task },
    logs: isOff("logs", props)
      ? undefined
      : { retentionDays: YEAR_DAYS, createKey: props.logs?.key === undefined, ...props.logs },
    router: {
      image: regionalRouterImage({ tag: "3.4.15" }),
      healthCheck: true,
      // More than the 30 seconds that the router's own configuration gives it to send what it holds.
      stopTimeoutSeconds: 60,
      memoryReservationMiB: 100,
      ...props.router,
    },
    alarms: isOff("alarms", props)
      ? undefined
      : { topic: (scope) => new AlarmTopic(scope, "topic", { name }), ...props.alarms },
    tags: { Deployment: name, ...props.tags },
  };
}

/** Whether the props name a group of options only to leave it out. */
function isOff(group: keyof FluentBitStackProps, props: FluentBitStackProps): boolean {
  return group in props && props[group] === undefined;
}
