import { posix } from "node:path";
import { nearest } from "../facts/nearest.js";
import { quote } from "../finding.js";
import { UNKNOWN } from "../model/field-reader.js";
import { optionValue } from "../model/task-model.js";
import { fieldOf, type Rule } from "../rule.js";

const FIRELENS_OPTIONS = ["enable-ecs-log-metadata", "config-file-type", "config-file-value"];
const CONFIG_FILE_TYPES = ["file", "s3"];
const GENERATED_FILE = "/fluent-bit/etc/fluent-bit.conf";

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
            container: router,
            at,
            message: `FireLens ignores the option ${quote(key)}`,
            accepted: FIRELENS_OPTIONS.join(", "),
            suggestion: nearest(key, FIRELENS_OPTIONS),
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
      const setting = router?.firelens.options.find(({ key }) => key === "enable-ecs-log-metadata");
      if (typeof setting?.value === "string" && !GO_BOOLEANS.includes(setting.value)) {
        yield {
          container: router,
          at: setting.at,
          message: "the logs will have no ECS metadata, for the value is no boolean",
          value: setting.value,
          accepted: "true, false",
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
      const setting = router?.firelens.options.find(({ key }) => key === "config-file-type");
      if (typeof setting?.value === "string" && !CONFIG_FILE_TYPES.includes(setting.value)) {
        yield {
          container: router,
          at: setting.at,
          message: "FireLens knows no such type of configuration file",
          value: setting.value,
          accepted: CONFIG_FILE_TYPES.join(", "),
          suggestion: nearest(setting.value, CONFIG_FILE_TYPES),
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
          container: router,
          at: at("config-file-value"),
          message: "config-file-type needs a config-file-value",
          accepted: "the path or the ARN of the file",
        };
      }
      if (type === undefined && value !== undefined) {
        yield {
          container: router,
          at: at("config-file-type"),
          message: "FireLens ignores config-file-value without a config-file-type",
          accepted: CONFIG_FILE_TYPES.join(", "),
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
      const setting = router?.firelens.options.find(({ key }) => key === "config-file-type");
      if (setting?.value === "s3" && launchType !== "other") {
        yield {
          container: router,
          at: setting.at,
          message: "Fargate takes no configuration file from S3",
          value: "s3",
          accepted: "file, with the file in the image; an init image reads S3 with the task role",
          isCertain: launchType === "fargate",
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
      const setting = options.find(({ key }) => key === "config-file-value");
      if (
        optionValue(options, "config-file-type") === "s3" &&
        typeof setting?.value === "string" &&
        setting.value !== "" &&
        !/^arn:[^:]+:s3:::[^/]+\/.+/.test(setting.value)
      ) {
        yield {
          container: router,
          at: setting.at,
          message: "not the ARN of an S3 object",
          value: setting.value,
          accepted: "arn:aws:s3:::<bucket>/<key>",
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
      const setting = options.find(({ key }) => key === "config-file-value");
      const type = optionValue(options, "config-file-type");
      if (
        typeof setting?.value === "string" &&
        (type === "file" || type === UNKNOWN) &&
        posix.normalize(setting.value) === GENERATED_FILE
      ) {
        yield {
          container: router,
          at: setting.at,
          message: "FireLens writes its own file there",
          value: setting.value,
          accepted: "any other path in the image",
        };
      }
    },
  },
];
