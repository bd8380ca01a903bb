import { EXTERNAL_CONFIG_RULES } from "../../../firelens/rules/external-config.js";
import { testRules } from "../../support/rule-cases.js";
import { app, fargateTask, routerWith, task } from "../../support/task-definitions.js";

const withOptions = (options: Readonly<Record<string, unknown>>) => task([app(), routerWith(options)]);
const file = (value: unknown) => withOptions({ "config-file-type": "file", "config-file-value": value });
const s3Options = { "config-file-type": "s3", "config-file-value": "arn:aws:s3:::bucket/extra.conf" };

testRules(EXTERNAL_CONFIG_RULES, {
  "firelens-option": [
    {
      triggers: withOptions({ "enable-ecs-log-metdata": "false" }),
      finding:
        'log_router.firelensConfiguration.options.enable-ecs-log-metdata: FireLens ignores the option "enable-ecs-log-metdata"; expected one of enable-ecs-log-metadata, config-file-type, config-file-value; did you mean enable-ecs-log-metadata?',
      passes: withOptions({ "enable-ecs-log-metadata": "false" }),
    },
  ],
  "log-metadata": [
    {
      triggers: withOptions({ "enable-ecs-log-metadata": "yes" }),
      finding:
        'log_router.firelensConfiguration.options.enable-ecs-log-metadata: the logs will have no ECS metadata, for the value is no boolean: "yes"; expected true, false',
      passes: withOptions({ "enable-ecs-log-metadata": "T" }),
    },
  ],
  "config-file-type": [
    {
      triggers: withOptions({ "config-file-type": "fiel", "config-file-value": "/extra.conf" }),
      finding:
        'log_router.firelensConfiguration.options.config-file-type: FireLens knows no such type of configuration file: "fiel"; expected one of file, s3; did you mean file?',
      passes: file("/extra.conf"),
    },
  ],
  "config-file-half": [
    {
      triggers: withOptions({ "config-file-type": "file" }),
      finding:
        "log_router.firelensConfiguration.options.config-file-value: config-file-type needs a config-file-value; expected the path or the ARN of the file",
      passes: file("/extra.conf"),
    },
    {
      triggers: withOptions({ "config-file-value": "/extra.conf" }),
      finding:
        "log_router.firelensConfiguration.options.config-file-type: FireLens ignores config-file-value without a config-file-type; expected one of file, s3",
      passes: withOptions({}),
    },
  ],
  "config-file-s3": [
    {
      triggers: fargateTask([app(), routerWith(s3Options)]),
      finding:
        'log_router.firelensConfiguration.options.config-file-type: Fargate takes no configuration file from S3: "s3"; expected file, with the file in the image; an init image reads S3 with the task role',
      passes: task([app(), routerWith(s3Options)], { requiresCompatibilities: ["EC2"] }),
      warns: task([app(), routerWith(s3Options)]),
    },
  ],
  "config-file-arn": [
    {
      triggers: withOptions({ ...s3Options, "config-file-value": "s3://bucket/extra.conf" }),
      finding:
        'log_router.firelensConfiguration.options.config-file-value: not the ARN of an S3 object: "s3://bucket/extra.conf"; expected arn:aws:s3:::<bucket>/<key>',
      passes: withOptions(s3Options),
    },
  ],
  "config-file-generated": [
    {
      triggers: file("/fluent-bit//etc/fluent-bit.conf"),
      finding:
        'log_router.firelensConfiguration.options.config-file-value: FireLens writes its own file there: "/fluent-bit//etc/fluent-bit.conf"; expected any other path in the image',
      passes: file("/fluent-bit/etc/extra.conf"),
    },
  ],
});
