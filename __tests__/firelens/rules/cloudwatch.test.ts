import { CLOUDWATCH_RULES } from "../../../firelens/rules/cloudwatch.js";
import { testRules } from "../../support/rule-cases.js";
import { app, router, task } from "../../support/task-definitions.js";

const core = (options: Readonly<Record<string, string>>) =>
  task([app({ Name: "cloudwatch_logs", ...options }), router()]);
const go = (options: Readonly<Record<string, string>>) =>
  task([app({ Name: "cloudwatch", ...options }), router()]);
const path = (option: string) => `app.logConfiguration.options.${option}`;

testRules(CLOUDWATCH_RULES, {
  "log-group-name": [
    {
      triggers: core({ log_group_name: "/ecs/$(ecs_cluster)" }),
      finding: `${path("log_group_name")}: cloudwatch_logs has no such templates in log_group_name: "/ecs/$(ecs_cluster)"; expected log_group_template with "$ecs_cluster" and the like, beside a plain log_group_name`,
      passes: go({ log_group_name: "/ecs/$(ecs_cluster)" }),
    },
    {
      triggers: go({ log_group_name: "/ecs/$ecs_cluster" }),
      finding: `${path("log_group_name")}: cloudwatch has no such templates in log_group_name: "/ecs/$ecs_cluster"; expected $(ecs_cluster), $(ecs_task_id), $(tag) and the like`,
      passes: core({ log_group_name: "/ecs/web_1.2-x#y" }),
    },
  ],
  "log-stream-name": [
    {
      triggers: core({ log_stream_name: "$(ecs_task_id)" }),
      finding: `${path("log_stream_name")}: cloudwatch_logs has no such templates in log_stream_name: "$(ecs_task_id)"; expected log_stream_template with "$ecs_cluster" and the like, beside a plain log_stream_name`,
      passes: go({ log_stream_name: "$(ecs_task_id)" }),
    },
  ],
  "log-stream-sign": [
    {
      triggers: core({ log_stream_prefix: "web:1/" }),
      finding: `${path("log_stream_prefix")}: no name of a log stream: "web:1/"; expected a name without : and *`,
      passes: core({ log_stream_prefix: "web-1/" }),
    },
  ],
  "log-group-class": [
    {
      triggers: core({ log_group_class: "standard", auto_create_group: "true" }),
      finding: `${path("log_group_class")}: not a value for log_group_class: "standard"; expected one of STANDARD, INFREQUENT_ACCESS`,
      passes: core({ log_group_class: "standard" }),
    },
  ],
});
