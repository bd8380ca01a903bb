import { AlarmTopic } from "./alarms/alarm-topic.js";
import type { HasArn } from "./aws/iam.js";
import type { FluentBitStackProps } from "./fluent-bit-stack.js";
import { isExistingLoadBalancer } from "./load-balancer/existing-load-balancer.js";
import type { TargetGroupOptions } from "./load-balancer/target-group.js";
import { isExistingNetwork } from "./network/existing-network.js";
import { isNetworkLookUp } from "./network/network-look-up.js";
import { ssmRouterImage } from "./task/router-image.js";

/** The props of the stack, with what production can't do without. */
export interface ProductionProps extends FluentBitStackProps {
  /** The name that every AWS name and tag is built from. */
  readonly name: string;
  /**
   * The certificate of the domain that clients use. Instead of it, `loadBalancer.domain` has Terraform make one.
   * @default - none; the synthesis fails without either
   */
  readonly certificate?: HasArn;
  /**
   * Allow Terraform to destroy everything, logs included. To take the deployment down, deploy once with it, then destroy.
   * @default false: the load balancer is protected, and logs and their key are kept
   */
  readonly deletable?: boolean;
}

const YEAR_DAYS = 365;

const TARGET_GROUP: TargetGroupOptions = {
  // The default of 300 seconds slows deployments.
  deregistrationDelaySeconds: 30,
  // A new task gets requests after one successful check, so the interval decides how long a deployment takes.
  healthCheck: { path: "/", intervalSeconds: 10, timeoutSeconds: 5, unhealthyThreshold: 3 },
};

/**
 * The props of a stack for production: encrypted, restricted, monitored and scaled. `props` have precedence: an option
 * that is false stays off, and so do `logs` and `alarms` that are given as undefined.
 */
export function production({
  certificate,
  deletable = false,
  ...props
}: ProductionProps): FluentBitStackProps {
  const { name } = props;
  return {
    // The article's nginx 1.21 gets no fixes since 2022.
    image: "public.ecr.aws/nginx/nginx:1.29",
    ...props,
    network:
      isExistingNetwork(props.network) || isNetworkLookUp(props.network)
        ? props.network
        : {
            nat: "perZone",
            s3Endpoint: true,
            flowLogs: { retentionDays: YEAR_DAYS },
            restrictDefaultSecurityGroup: true,
            ...props.network,
          },
    loadBalancer: isExistingLoadBalancer(props.loadBalancer)
      ? { ...TARGET_GROUP, ...props.loadBalancer }
      : {
          certificate,
          accessLogs: { retentionDays: YEAR_DAYS, forceDestroy: deletable },
          deletionProtection: !deletable,
          dropInvalidHeaders: true,
          restrictEgress: true,
          ...TARGET_GROUP,
          ...props.loadBalancer,
        },
    service: {
      autoScaling: { minTasks: 2, maxTasks: 10, cpuPercent: 60, memoryPercent: 70 },
      circuitBreaker: true,
      waitForSteadyState: true,
      // The setting belongs to the cluster, so that of an existing cluster is left alone.
      containerInsights: props.service?.cluster === undefined ? true : undefined,
      restrictEgress: true,
      enableTagPropagation: true,
      ...props.service,
    },
    task: {
      separateRoles: true,
      logPlugin: "cloudwatch_logs",
      keepRevisions: true,
      ...props.task,
    },
    application: { readonlyRootFilesystem: true, ...props.application },
    logs: isOff("logs", props)
      ? undefined
      : {
          retentionDays: YEAR_DAYS,
          createKey: props.logs?.key === undefined,
          keepOnDestroy: !deletable,
          ...props.logs,
        },
    router: {
      image: ssmRouterImage({ tag: "3.4.15" }),
      healthCheck: true,
      // Longer than the 30 seconds that the router's configuration gives it to send its buffer.
      stopTimeoutSeconds: 60,
      // A share of its own, which a busy application does not take.
      cpu: 64,
      memoryMiB: 256,
      memoryReservationMiB: 100,
      // Source: Amazon ECS Developer Guide, "Configuring Amazon ECS logs for high throughput".
      bufferLimit: 16_384,
      retryLimit: 10,
      readonlyRootFilesystem: props.destination === undefined ? true : undefined,
      ...props.router,
    },
    alarms: isOff("alarms", props)
      ? undefined
      : { topic: (scope, account) => new AlarmTopic(scope, "topic", { name, account }), ...props.alarms },
    tags: { Deployment: name, ...props.tags },
  };
}

/** Whether the props give a group of options as undefined, in order to leave it out. */
function isOff(group: keyof FluentBitStackProps, props: FluentBitStackProps): boolean {
  return group in props && props[group] === undefined;
}
