import { posix } from "node:path";
import { nearest } from "../facts/nearest.js";
import { oneOf, showValue } from "../message.js";
import { UNKNOWN } from "../model/field-reader.js";
import { optionValue, optionWithKey } from "../model/task-model.js";
import { fieldOf, type Rule } from "../rule.js";

const FIRELENS_OPTIONS = ["enable-ecs-log-metadata", "config-file-type", "config-file-value"];
const CONFIG_FILE_TYPES = ["file", "s3"];
/** The file that FireLens generates and mounts. */
export const GENERATED_FILE = "/fluent-bit/etc/fluent-bit.conf";

/** What Go's strconv.ParseBool takes. */
const GO_BOOLEANS = ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"];

/** firelensConfiguration.options: the ECS metadata and the further configuration file. */
export const EXTERNAL_CONFIG_RULES: readonly Rule[] = [
  {
    id: "firelens-option",
    severity: "warning",
    title: "firelensConfiguration has an option that the agent does not know",
    why: "the agent ignores it without a word",
    source: "amazon-ecs-agent 1.105.1 agent/taskresource/firelens/firelens_unix.go:140-164",
    *check({ router }) {
      for (const { key, at } of router?.firelens.options ?? []) {
        if (!FIRELENS_OPTIONS.includes(key)) {
          yield {
            at,
            what: `FireLens ignores the option ${showValue(key)}`,
            expected: oneOf(FIRELENS_OPTIONS),
            nearest: nearest(key, FIRELENS_OPTIONS),
          };
        }
      }
    },
  },
  {
    id: "log-metadata",
    severity: "warning",
    title: "enable-ecs-log-metadata is no boolean that the agent can read",
    why: "the agent then leaves the metadata out, whatever was meant",
    source:
      "amazon-ecs-agent 1.105.1 agent/taskresource/firelens/firelens_unix.go:140-151 (strconv.ParseBool)",
    *check({ router }) {
      const option = optionWithKey(router?.firelens.options ?? [], "enable-ecs-log-metadata");
      if (typeof option?.value === "string" && !GO_BOOLEANS.includes(option.value)) {
        yield {
          at: option.at,
          what: "the logs will have no ECS metadata, for the value is no boolean",
          value: option.value,
          expected: "true, false",
        };
      }
    },
  },
  {
    id: "config-file-type",
    severity: "error",
    title: "config-file-type is neither file nor s3",
    why: "the task does not start: invalid value is specified for option config-file-type",
    source: "amazon-ecs-agent 1.105.1 agent/taskresource/firelens/firelens_unix.go:153-164",
    *check({ router }) {
      const option = optionWithKey(router?.firelens.options ?? [], "config-file-type");
      if (typeof option?.value === "string" && !CONFIG_FILE_TYPES.includes(option.value)) {
        yield {
          at: option.at,
          what: "FireLens knows no such type of configuration file",
          value: option.value,
          expected: oneOf(CONFIG_FILE_TYPES),
          nearest: nearest(option.value, CONFIG_FILE_TYPES),
        };
      }
    },
  },
  {
    id: "config-file-half",
    severity: "error",
    title: "one of config-file-type and config-file-value is missing",
    why: "without the value the task does not start; without the type the agent ignores the file, and its outputs",
    source: "amazon-ecs-agent 1.105.1 agent/taskresource/firelens/firelens_unix.go:153-164",
    *check({ router }) {
      if (router === undefined || !router.firelens.isComplete) {
        return;
      }
      const type = optionValue(router.firelens.options, "config-file-type");
      const value = optionValue(router.firelens.options, "config-file-value");
      const at = (key: string) => fieldOf(router, "firelensConfiguration", "options", key);
      if (type !== undefined && (value === undefined || value === "")) {
        yield {
          at: at("config-file-value"),
          what: "config-file-type needs a config-file-value",
          expected: "the path or the ARN of the file",
        };
      }
      if (type === undefined && value !== undefined) {
        yield {
          at: at("config-file-type"),
          what: "FireLens ignores config-file-value without a config-file-type",
          expected: oneOf(CONFIG_FILE_TYPES),
        };
      }
    },
  },
  {
    id: "config-file-s3",
    severity: "error",
    warningWhen: "requiresCompatibilities does not name Fargate",
    title: "the configuration file comes from S3 and the task runs on Fargate",
    why: "RunTask fails: The specified platform does not satisfy the task definition's required capabilities",
    source: "ECS API reference: API_FirelensConfiguration; aws-samples/amazon-ecs-firelens-examples#32",
    *check({ router, launchType }) {
      const option = optionWithKey(router?.firelens.options ?? [], "config-file-type");
      if (option?.value === "s3" && launchType !== "other") {
        yield {
          at: option.at,
          what: "Fargate takes no configuration file from S3",
          value: "s3",
          expected: "file, with the file in the image; an init image reads S3 with the task role",
          severity: launchType === "fargate" ? "error" : "warning",
        };
      }
    },
  },
  {
    id: "config-file-arn",
    severity: "error",
    title: "the configuration file comes from S3 and its value is no ARN of an object",
    why: "RegisterTaskDefinition refuses it (Invalid arn syntax.), or the task does not start (invalid s3 arn)",
    source: "amazon-ecs-agent 1.105.1 agent/s3/s3.go:28; aws/aws-sdk#311",
    *check({ router }) {
      const options = router?.firelens.options ?? [];
      const option = optionWithKey(options, "config-file-value");
      if (
        optionValue(options, "config-file-type") === "s3" &&
        typeof option?.value === "string" &&
        option.value !== "" &&
        !/^arn:[^:]+:s3:::[^/]+\/.+/.test(option.value)
      ) {
        yield {
          at: option.at,
          what: "not the ARN of an S3 object",
          value: option.value,
          expected: "arn:aws:s3:::<bucket>/<key>",
        };
      }
    },
  },
  {
    id: "config-file-generated",
    severity: "error",
    title: "the configuration file is the one that FireLens generates",
    why: "FireLens mounts its file over that path, and Fluent Bit stops at a file that includes itself",
    source: "AWS: Amazon ECS developer guide, FireLens custom configuration",
    *check({ router }) {
      const options = router?.firelens.options ?? [];
      const option = optionWithKey(options, "config-file-value");
      const type = optionValue(options, "config-file-type");
      if (
        typeof option?.value === "string" &&
        (type === "file" || type === UNKNOWN) &&
        posix.normalize(option.value) === GENERATED_FILE
      ) {
        yield {
          at: option.at,
          what: "FireLens writes its own file there",
          value: option.value,
          expected: "any other path in the image",
        };
      }
    },
  },
];
