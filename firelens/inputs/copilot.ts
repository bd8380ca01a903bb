import type { JsonPath } from "../finding.js";
import { isRecord, UNKNOWN } from "../model/field-reader.js";
import { definitionOf, type FoundDefinition } from "./found-definition.js";

type Fields = Readonly<Record<string, unknown>>;

/** The kinds of service and job that Copilot runs on ECS. */
const TYPES = ["Load Balanced Web Service", "Backend Service", "Worker Service", "Scheduled Job"];

/** Copilot's own default. Source: manifest reference, logging.image. */
const DEFAULT_IMAGE = "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable";

/** True for the manifest.yml of a service or job of AWS Copilot. */
export function isCopilotManifest(json: unknown): json is Fields {
  return (
    isRecord(json) &&
    typeof json.type === "string" &&
    TYPES.includes(json.type) &&
    typeof json.name === "string"
  );
}

/**
 * The task definition that Copilot makes of a manifest, as far as FireLens is concerned: the service's container and
 * the router. Sidecars, which may log anywhere, are not read.
 *
 * Source: manifest reference, logging; templates/workloads/partials/cf/logconfig.yml and sidecars.yml of copilot-cli.
 */
export function copilotDefinition(manifest: Fields): FoundDefinition {
  const logging = isRecord(manifest.logging) ? manifest.logging : undefined;
  const destination = logging !== undefined && hasFirelens(logging) ? logging : undefined;
  return {
    definition: definitionOf(
      {
        family: UNKNOWN,
        networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        cpu: size(manifest.cpu),
        memory: size(manifest.memory),
        executionRoleArn: UNKNOWN,
        taskRoleArn: UNKNOWN,
      },
      [
        {
          name: manifest.name,
          image: UNKNOWN,
          essential: true,
          logConfiguration:
            destination === undefined
              ? { logDriver: "awslogs" }
              : {
                  logDriver: "awsfirelens",
                  options: texts(destination.destination),
                  secretOptions: Object.keys(texts(destination.secretOptions)).map((name) => ({
                    name,
                    valueFrom: UNKNOWN,
                  })),
                },
        },
        ...(destination === undefined ? [] : [routerOf(destination)]),
      ],
    ),
    pathInFile: manifestPath,
  };
}

/** Copilot adds the router as soon as anything but the retention is said. */
function hasFirelens(logging: Fields): boolean {
  return Object.keys(logging).some((key) => key !== "retention");
}

function routerOf(logging: Fields): Fields {
  return {
    name: "firelens_log_router",
    image: logging.image ?? DEFAULT_IMAGE,
    essential: true,
    firelensConfiguration: {
      type: "fluentbit",
      options: {
        "enable-ecs-log-metadata": String(logging.enableMetadata ?? true),
        ...(logging.configFilePath === undefined
          ? {}
          : { "config-file-type": "file", "config-file-value": logging.configFilePath }),
      },
    },
    logConfiguration: {
      logDriver: "awslogs",
      options: { "awslogs-region": UNKNOWN, "awslogs-group": UNKNOWN, "awslogs-stream-prefix": "copilot" },
    },
    environment: environment(logging.variables),
  };
}

function environment(variables: unknown): readonly Fields[] {
  return Object.entries(texts(variables)).map(([name, value]) => ({ name, value }));
}

/** Copilot makes texts of numbers and booleans; values from the environment or from a stack are UNKNOWN. */
function texts(map: unknown): Fields {
  return Object.fromEntries(
    Object.entries(isRecord(map) ? map : {}).map(([key, value]) => [
      key,
      typeof value === "object" || String(value).includes("${") ? UNKNOWN : String(value),
    ]),
  );
}

function size(value: unknown): unknown {
  return typeof value === "number" ? String(value) : UNKNOWN;
}

const ROUTER_PATHS: Readonly<Record<string, string>> = {
  image: "image",
  "enable-ecs-log-metadata": "enableMetadata",
  "config-file-type": "configFilePath",
  "config-file-value": "configFilePath",
  environment: "variables",
};

function manifestPath([first, index, ...steps]: JsonPath): JsonPath {
  if (first !== "containerDefinitions") {
    return first === undefined ? [] : [first];
  }
  const [field = "", part = "", key = ""] = steps;
  if (index === 0) {
    const isOption = field === "logConfiguration" && part === "options";
    const isSecret = field === "logConfiguration" && part === "secretOptions";
    return isOption ? ["logging", "destination", key] : isSecret ? ["logging", "secretOptions"] : [field];
  }
  const name = ROUTER_PATHS[field === "firelensConfiguration" ? String(key) : String(field)];
  return name === undefined ? ["logging"] : ["logging", name];
}
