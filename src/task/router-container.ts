import type { ContainerDefinition, HealthCheck } from "../../firelens/model/task-definition.js";
import { routerUser } from "../corrections.js";
import type { RouterImage } from "./router-image.js";

export interface RouterProps {
  /**
   * The router's image.
   * @default - the article's, aws-for-fluent-bit:latest of us-east-1
   */
  readonly image?: RouterImage;
  /**
   * A Fluent Bit configuration file in the image that the router reads besides its own, such as
   * "/fluent-bit/configs/minimize-log-loss.conf".
   * @default - none
   */
  readonly configFile?: string;
  /**
   * Add the cluster, the task's ARN and the task definition to each record.
   * @default true
   */
  readonly ecsMetadata?: boolean;
  /**
   * Memory in MiB that the router gets at least.
   * @default 50
   */
  readonly memoryReservationMiB?: number;
  /**
   * Let ECS ask Fluent Bit's HTTP server whether it is up, and start the application only then, so that its first logs
   * are not lost. Takes the configuration file of AWS' image that starts the server, or one of yours that does.
   * @default false
   */
  readonly healthCheck?: boolean;
  /**
   * Seconds that the router has to send what it holds when the task stops; at most 120.
   * @default - 30, Fargate's own
   */
  readonly stopTimeoutSeconds?: number;
}

/** A file of AWS' image: starts the HTTP server, and gives the router 30 seconds to send what it holds. */
const HEALTH_CHECK_CONFIG = "/fluent-bit/configs/output-metrics-healthcheck.conf";

/** The configuration file that the router reads besides its own. */
export function routerConfigFile({ configFile, healthCheck = false }: RouterProps): string | undefined {
  return configFile ?? (healthCheck ? HEALTH_CHECK_CONFIG : undefined);
}

/**
 * Whether the server is up, which says nothing of the destination: a destination that is down must not stop tasks.
 * Source: the health check guidance of aws-samples/amazon-ecs-firelens-examples.
 */
const UPTIME_CHECK: HealthCheck = {
  command: ["CMD-SHELL", "curl -f http://127.0.0.1:2020/api/v1/uptime || exit 1"],
  interval: 10,
  timeout: 5,
  retries: 3,
  startPeriod: 15,
};

export const ROUTER_NAME = "fluentbit-log-router";

/** What the router container is made of, all of it decided. */
export interface RouterContainerProps extends Omit<RouterProps, "image"> {
  /** The image's reference. */
  readonly image: string;
  /** The region of the router's own log group. */
  readonly region: string;
  /** The router's own log group. */
  readonly logGroup: string;
  /** Let the log driver create the group where there is none. */
  readonly createLogGroup: boolean;
  readonly memoryReservationMiB: number;
  /** Define the container as the article does. */
  readonly literal: boolean;
}

/** The article's Fluent Bit container, the log router of the task. */
export function routerContainer(props: RouterContainerProps): ContainerDefinition {
  return {
    name: ROUTER_NAME,
    image: props.image,
    essential: true,
    user: routerUser(props.literal),
    firelensConfiguration: { type: "fluentbit", options: firelensOptions(props) },
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": props.logGroup,
        "awslogs-region": props.region,
        ...(props.createLogGroup ? { "awslogs-create-group": "true" } : {}),
        "awslogs-stream-prefix": "firelens",
      },
    },
    memoryReservation: props.memoryReservationMiB,
    healthCheck: (props.healthCheck ?? false) ? UPTIME_CHECK : undefined,
    stopTimeout: props.stopTimeoutSeconds,
  };
}

function firelensOptions({
  configFile,
  ecsMetadata,
}: RouterContainerProps): Record<string, string> | undefined {
  if (configFile === undefined && ecsMetadata === undefined) {
    return undefined;
  }
  return {
    ...(ecsMetadata === undefined ? {} : { "enable-ecs-log-metadata": String(ecsMetadata) }),
    ...(configFile === undefined ? {} : { "config-file-type": "file", "config-file-value": configFile }),
  };
}
