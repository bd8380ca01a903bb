import { Token } from "cdktf";
import { formatMessage } from "../../firelens/message.js";
import type { ContainerDefinition, HealthCheck } from "../../firelens/model/task-definition.js";
import { routerUser } from "../corrections.js";
import type { ConfigBucket } from "./config-bucket.js";
import { awslogs, type DeploymentLogGroup } from "./log-groups.js";
import type { RouterImage } from "./router-image.js";
import type { RouterConfig } from "./router-outputs.js";

/** The options of the log router. */
export interface RouterProps {
  /**
   * The router's image, or its reference.
   * @default - the article's, aws-for-fluent-bit:latest from AWS' registry in us-east-1
   */
  readonly image?: RouterImage | string;
  /**
   * The path of a Fluent Bit configuration file in the image, which the router reads in addition to its own, such as
   * "/fluent-bit/configs/minimize-log-loss.conf".
   * @default - none
   */
  readonly configFile?: string;
  /**
   * What the router reads in addition: parsers, filters, outputs and settings, beside what the options of containers and
   * several destinations of one container make.
   * @default - none
   */
  readonly config?: RouterConfig;
  /**
   * How the router gets that configuration: as objects in an S3 bucket, which an init image of aws-for-fluent-bit reads when
   * it starts, or from its image.
   * @default - an S3 bucket that is created
   */
  readonly delivery?: ConfigDelivery;
  /**
   * Add the cluster, the task's ARN and the task definition to each record.
   * @default true
   */
  readonly ecsMetadata?: boolean;
  /**
   * CPU units that are reserved for the router, taken from the application's. Without them a busy application leaves the
   * router next to nothing.
   * @default - none
   */
  readonly cpu?: number;
  /**
   * The maximum memory of the router in MiB, taken from the application's. The router is killed when it exceeds it.
   * @default - the task's memory, which the application may use up
   */
  readonly memoryMiB?: number;
  /**
   * Lines of each container that wait in the router's memory when the destination is slow, unless the destination says
   * otherwise. The buffer is outside the limits of containers, so the task needs memory for it.
   * @default - 1,048,576, FireLens' own
   */
  readonly bufferLimit?: number;
  /**
   * How often the router sends a chunk of logs again that the destination did not take, unless the destination says
   * otherwise. It is then dropped.
   * @default - 1, Fluent Bit's own
   */
  readonly retryLimit?: number | "no_limits";
  /**
   * Make the router's root file system read-only. Its log buffers are in memory, but the `s3` plugin writes files first.
   * @default false
   */
  readonly readonlyRootFilesystem?: boolean;
  /**
   * Memory in MiB that is reserved for the router.
   * @default 50
   */
  readonly memoryReservationMiB?: number;
  /**
   * Check Fluent Bit's HTTP server, and start the application only when it is up, so that no first logs are lost. The
   * server is started by a configuration file of AWS' image, unless `configFile` names another file that starts it.
   * @default false
   */
  readonly healthCheck?: boolean;
  /**
   * Seconds that the router has to send its buffered logs when the task stops, from 0 to 120.
   * @default - 30, Fargate's own
   */
  readonly stopTimeoutSeconds?: number;
}

/** The way of the router's configuration to the router. */
export type ConfigDelivery = BucketDelivery | ImageDelivery;

/** The configuration as objects in an S3 bucket. */
export interface BucketDelivery {
  /** An existing bucket. */
  readonly bucket: ConfigBucket;
}

/**
 * The configuration file is built into an image of one's own. `npm run synth` writes it, with `parsers.conf` for the same folder,
 * to `assets` in the stack's folder of `cdktf.out`.
 */
export interface ImageDelivery {
  /** The absolute path of the configuration file in the image. */
  readonly path: string;
}

/** A file of AWS' image. It starts the HTTP server, and gives the router 30 seconds to send its buffered logs. */
const HEALTH_CHECK_CONFIG = "/fluent-bit/configs/output-metrics-healthcheck.conf";

/** The configuration file that the router reads in addition to its own. */
export function routerConfigFile({ configFile, healthCheck = false }: RouterProps): string | undefined {
  return configFile ?? (healthCheck ? HEALTH_CHECK_CONFIG : undefined);
}

/** Files of AWS' image that do not start Fluent Bit's HTTP server. Source: aws-for-fluent-bit, configs/. */
const CONFIGS_WITHOUT_SERVER: readonly string[] = [
  "/fluent-bit/configs/minimize-log-loss.conf",
  "/fluent-bit/configs/parse-json.conf",
  "/fluent-bit/configs/parse-multiline-json.conf",
];

/**
 * Images without curl: aws-for-fluent-bit 3.0.0 (curl came with 3.0.1, pull request 1037 there), and Fluent Bit's own images,
 * which have no shell either.
 */
const IMAGES_WITHOUT_CURL =
  /(?:aws-for-fluent-bit:(?:init-)?(?:debug-)?3\.0\.0$)|(?:^|\/)fluent\/fluent-bit(?::(?!.*debug)|$)/;

/** What is wrong with the router's health check; empty when nothing is. */
export function checkRouterHealthCheck({ healthCheck, configFile }: RouterProps, image: string): string[] {
  if (healthCheck !== true) {
    return [];
  }
  const findings: string[] = [];
  if (configFile !== undefined && CONFIGS_WITHOUT_SERVER.includes(configFile)) {
    const expected = "a file that starts Fluent Bit's HTTP server, as the health check calls it";
    findings.push(
      formatMessage({ what: "configFile", value: configFile, expected, nearest: HEALTH_CHECK_CONFIG }),
    );
  }
  if (!Token.isUnresolved(image) && IMAGES_WITHOUT_CURL.test(image)) {
    const expected =
      "an image with curl, which the health check runs, such as aws-for-fluent-bit 3.0.1 or later";
    findings.push(formatMessage({ what: "router.image", value: image, expected }));
  }
  return findings;
}

/**
 * Asks whether the server is up. It does not check the destination, since a destination that is down must not stop tasks.
 * Source: the health check guidance of aws-samples/amazon-ecs-firelens-examples.
 */
const UPTIME_CHECK: HealthCheck = {
  command: ["CMD-SHELL", "curl -f http://127.0.0.1:2020/api/v1/uptime || exit 1"],
  interval: 10,
  timeout: 5,
  retries: 3,
  startPeriod: 15,
};

/** The name of the router's container. */
export const ROUTER_NAME = "fluentbit-log-router";

interface RouterContainerProps extends Omit<RouterProps, "image" | "config" | "delivery"> {
  /** The image's reference. */
  readonly image: string;
  /** The region of the router's own log group. */
  readonly region: string;
  /** The router's own log group. */
  readonly logGroup: DeploymentLogGroup;
  /**
   * The container's environment variables.
   * @default - none
   */
  readonly environment?: ContainerDefinition["environment"];
  /**
   * The container's variables whose values are secrets.
   * @default - none
   */
  readonly secrets?: ContainerDefinition["secrets"];
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
    environment: props.environment,
    secrets: props.secrets,
    firelensConfiguration: { type: "fluentbit", options: firelensOptions(props) },
    logConfiguration: awslogs(props.logGroup, props.region, "firelens"),
    cpu: props.cpu,
    memory: props.memoryMiB,
    memoryReservation: props.memoryReservationMiB ?? 50,
    readonlyRootFilesystem: props.readonlyRootFilesystem,
    healthCheck: props.healthCheck === true ? UPTIME_CHECK : undefined,
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
