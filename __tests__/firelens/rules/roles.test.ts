import { ROLE_RULES } from "../../../firelens/rules/roles.js";
import { testRules } from "../../support/rule-cases.js";
import { app, fargateTask, router, task } from "../../support/task-definitions.js";

const stream = { Name: "cloudwatch_logs", region: "r", log_group_name: "g", log_stream_prefix: "p" };
const secret = (valueFrom: string) =>
  app({ Name: "datadog" }, {}, { secretOptions: [{ name: "apikey", valueFrom }] });
const arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:key-AbCdEf";
const valueFrom = "app.logConfiguration.secretOptions[0].valueFrom: no reference to a secret";
const expected = "expected the ARN of a secret or of a parameter, or the name of a parameter";
const without = (role: string) => ({ [role]: undefined });
const onEc2 = { requiresCompatibilities: ["EC2"], executionRoleArn: undefined };

testRules(ROLE_RULES, {
  "missing-task-role": [
    {
      triggers: fargateTask([app(stream), router()], without("taskRoleArn")),
      finding:
        "taskRoleArn: the output cloudwatch_logs needs a task role; expected the ARN of a role that may write to the destination",
      passes: fargateTask([app({ Name: "null" }), router()], without("taskRoleArn")),
    },
    {
      triggers: fargateTask([app({ Name: "es", AWS_Auth: "On" }), router()], without("taskRoleArn")),
      finding:
        "taskRoleArn: the output es needs a task role; expected the ARN of a role that may write to the destination",
      passes: task([app(stream), router()]),
    },
  ],
  "missing-execution-role": [
    {
      triggers: fargateTask([app(), router()], without("executionRoleArn")),
      finding:
        "executionRoleArn: the log driver awslogs needs an execution role; expected the ARN of a role that ECS may use",
      passes: task([app(), router()], onEc2),
    },
    {
      triggers: task([secret(arn), router()], onEc2),
      finding:
        "executionRoleArn: secrets need an execution role; expected the ARN of a role that ECS may use",
      passes: task([secret(arn), router()]),
    },
  ],
  "secret-value": [
    {
      triggers: task([secret(""), router()]),
      finding: `${valueFrom}: ""; ${expected}`,
      passes: task([secret(`${arn}:apikey::`), router()]),
    },
    {
      triggers: task([secret("datadog:apikey::"), router()]),
      finding: `${valueFrom}; ${expected}`,
      passes: task([secret("/datadog/apikey"), router()]),
    },
    {
      triggers: task([secret(`${arn}:apikey`), router()]),
      finding: `${valueFrom}: "${arn}:apikey"; ${expected}`,
      passes: task([secret("arn:aws:ssm:eu-west-1:111122223333:parameter/apikey"), router()]),
    },
  ],
});
