import type { ContainerDefinition } from "../firelens/container-definition.js";
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
}

/** What the router container is made of, all of it decided. */
export interface RouterContainerProps {
  readonly image: string;
  readonly region: string;
  readonly logGroup: string;
  readonly memoryReservationMiB: number;
  readonly configFile?: string;
  readonly ecsMetadata?: boolean;
  readonly literal: boolean;
}

/** The article's Fluent Bit container, the log router of the task. */
export function routerContainer(props: RouterContainerProps): ContainerDefinition {
  return {
    name: "fluentbit-log-router",
    image: props.image,
    essential: true,
    // Correction router-user: ECS registers the router with user "0" when it is given none, so Terraform would
    // replace the task definition on every plan.
    user: props.literal ? undefined : "0",
    firelensConfiguration: { type: "fluentbit", options: firelensOptions(props) },
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": props.logGroup,
        "awslogs-region": props.region,
        "awslogs-create-group": "true",
        "awslogs-stream-prefix": "firelens",
      },
    },
    memoryReservation: props.memoryReservationMiB,
  };
}

function firelensOptions({
  configFile,
  ecsMetadata,
}: RouterContainerProps): Record<string, string> | undefined {
  if (configFile === undefined && ecsMetadata === undefined) return undefined;
  return {
    ...(ecsMetadata === undefined ? {} : { "enable-ecs-log-metadata": String(ecsMetadata) }),
    ...(configFile === undefined ? {} : { "config-file-type": "file", "config-file-value": configFile }),
  };
}
