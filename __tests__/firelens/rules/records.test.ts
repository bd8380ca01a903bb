import { RECORD_RULES } from "../../../firelens/rules/records.js";
import { testRules } from "../../support/rule-cases.js";
import { app, ownRouter, router, router5, routerWith, task } from "../../support/task-definitions.js";

const output = (options: Readonly<Record<string, string>>, log = router()) => task([app(options), log]);
const withFile = routerWith({
  "config-file-type": "file",
  "config-file-value": "/fluent-bit/configs/parse-json.conf",
});
const path = (option: string) => `app.logConfiguration.options.${option}`;

testRules(RECORD_RULES, {
  "output-without-logs": [
    {
      triggers: output({ Name: "opentelemetry" }),
      finding: `${path("Name")}: opentelemetry of Fluent Bit 1.9.10 takes metrics only; expected an output plugin for logs`,
      passes: output({ Name: "opentelemetry" }, router5),
    },
    {
      triggers: output({ Name: "prometheus_remote_write" }, router5),
      finding: `${path("Name")}: prometheus_remote_write takes metrics only; expected an output plugin for logs`,
      passes: output({ Name: "null" }),
    },
    {
      triggers: output({ Name: "lib" }),
      finding: `${path("Name")}: lib needs a program around Fluent Bit, which stops without one; expected an output plugin for logs`,
      passes: output({ Name: "stdout" }),
    },
  ],
  "message-key": [
    {
      triggers: output({ Name: "gelf", Host: "graylog.internal" }),
      finding: `${path("gelf_short_message_key")}: gelf drops every log: it looks for the field short_message; expected gelf_short_message_key log`,
      passes: output({ Name: "gelf", gelf_short_message_key: "log" }),
      warns: output({ Name: "gelf" }, withFile),
    },
    {
      triggers: output({ Name: "syslog" }),
      finding: `${path("syslog_message_key")}: syslog sends empty messages; expected syslog_message_key log`,
      passes: output({ Name: "syslog", Syslog_Message_Key: "log" }),
    },
  ],
  "log-key": [
    {
      triggers: output({ Name: "cloudwatch_logs", log_key: "message" }),
      finding: `${path("log_key")}: the records have no field "message"; expected log`,
      passes: output({ Name: "cloudwatch_logs", log_key: "log" }),
    },
    {
      triggers: output({ Name: "s3", log_key: "msg" }),
      finding: `${path("log_key")}: the records have no field "msg"; expected log`,
      passes: output({ Name: "s3", log_key: "msg" }, withFile),
    },
    {
      triggers: output({ Name: "gelf", gelf_short_message_key: "short_message" }),
      finding: `${path("gelf_short_message_key")}: the records have no field "short_message"; expected log`,
      passes: output({ Name: "gelf", gelf_short_message_key: "short_message" }, ownRouter),
    },
  ],
  "otel-body": [
    {
      triggers: output({ Name: "opentelemetry" }, router5),
      finding: `${path("logs_body_key_attributes")}: the fields beside the text are lost; expected true`,
      passes: output({ Name: "opentelemetry", logs_body_key_attributes: "true" }, router5),
    },
  ],
});
