import { literalOf } from "../model/outputs.js";
import type { FirelensContainer } from "../model/task-model.js";
import type { Rule } from "../rule.js";

/** Plugins that sign their requests with the task role. */
const AWS_PLUGINS: readonly string[] = [
  "cloudwatch",
  "cloudwatch_logs",
  "firehose",
  "kinesis",
  "kinesis_firehose",
  "kinesis_streams",
  "s3",
];

/** ARNs of a secret and of a parameter, and the name of a parameter. Source: ECS API reference, Secret.valueFrom. */
const SECRET_ARN = /^arn:[^:]+:secretsmanager:[^:]+:[^:]*:secret:[^:]+(?::[^:]*:[^:]*:[^:]*)?$/;
const PARAMETER_ARN = /^arn:[^:]+:ssm:[^:]+:[^:]*:parameter\/.+$/;
const PARAMETER_NAME = /^\/?[\w.-]+(?:\/[\w.-]+)*$/;

const ARN_PARTS = 6;

/** The roles of the task, and the secrets that its execution role reads. */
export const ROLE_RULES: readonly Rule[] = [
  {
    id: "missing-task-role",
    severity: "warning",
    title: "a Fargate task without taskRoleArn whose output needs AWS credentials",
    why: "the router has no credentials: every request fails, and no log arrives",
    source:
      "AWS: Amazon ECS developer guide, FireLens: a task role with the permissions of the destination is needed",
    *check({ isWhole, launchType, taskRoleArn, outputs }) {
      const output = outputs.find(needsTaskRole);
      if (isWhole && launchType === "fargate" && taskRoleArn === undefined && output !== undefined) {
        yield {
          at: ["taskRoleArn"],
          what: `the output ${output.plugin?.name} needs a task role`,
          expected: "the ARN of a role that may write to the destination",
        };
      }
    },
  },
  {
    id: "missing-execution-role",
    severity: "error",
    title: "secrets, or the awslogs driver on Fargate, without executionRoleArn",
    why: "RegisterTaskDefinition refuses the definition",
    source:
      "ECS API errors: When you are specifying container secrets …; Fargate requires … to support log driver awslogs",
    *check({ isWhole, launchType, executionRoleArn, containers }) {
      if (!isWhole || executionRoleArn !== undefined) {
        return;
      }
      const hasSecrets = containers.some(
        ({ secretReferences, log }) => secretReferences.length + (log?.secretReferences.length ?? 0) > 0,
      );
      const usesAwslogs = launchType === "fargate" && containers.some(({ log }) => log?.driver === "awslogs");
      if (hasSecrets || usesAwslogs) {
        yield {
          at: ["executionRoleArn"],
          what: `${hasSecrets ? "secrets need" : "the log driver awslogs needs"} an execution role`,
          expected: "the ARN of a role that ECS may use",
        };
      }
    },
  },
  {
    id: "secret-value",
    severity: "error",
    title: "a valueFrom that is neither the ARN of a secret or parameter nor the name of a parameter",
    why: "RegisterTaskDefinition refuses it, or the task does not start: it finds no such parameter",
    source: "ECS API reference: API_Secret, valueFrom (a key of a JSON secret only with the full ARN)",
    *check({ containers }) {
      for (const { secretReferences, log } of containers) {
        for (const { at, valueFrom } of [...secretReferences, ...(log?.secretReferences ?? [])]) {
          if (
            valueFrom === undefined ||
            (typeof valueFrom === "string" && !valueFrom.includes("${") && !isSecret(valueFrom))
          ) {
            yield {
              at,
              what: "no reference to a secret",
              // What is neither empty nor an ARN may be the secret itself.
              value: /^(?:arn:.*)?$/.test(valueFrom ?? "-") ? valueFrom : undefined,
              expected: "the ARN of a secret or of a parameter, or the name of a parameter",
            };
          }
        }
      }
    },
  },
];

function isSecret(valueFrom: string): boolean {
  // What has fewer parts than an ARN stands for one, as in an example.
  const isShort = valueFrom.startsWith("arn:") && valueFrom.split(":").length < ARN_PARTS;
  return isShort || [SECRET_ARN, PARAMETER_ARN, PARAMETER_NAME].some((form) => form.test(valueFrom));
}

function needsTaskRole(output: FirelensContainer): boolean {
  const name = output.plugin?.name ?? "";
  const signs = /^(?:on|true|yes)$/i.test(literalOf(output, "aws_auth") ?? "");
  return AWS_PLUGINS.includes(name) || signs;
}
