import { ROUTER_FILE_RULES } from "../../../firelens/rules/router-files.js";
import { testRules } from "../../support/rule-cases.js";
import { app, router, routerWith, task } from "../../support/task-definitions.js";

type Fields = Readonly<Record<string, unknown>>;

const file = (path: string, fields: Fields = {}) =>
  task([app(), routerWith({ "config-file-type": "file", "config-file-value": path }, fields)]);
const own = { image: "example.com/router:1" };
const init = { image: "amazon/aws-for-fluent-bit:init-3.4.10" };
const variable = (name: string, value: string) =>
  task([app(), router({ ...init, environment: [{ name, value }] })]);
const readOnly = (options: Readonly<Record<string, string>>, fields: Fields = {}) =>
  task([app(options), router({ readonlyRootFilesystem: true, ...fields })]);
const mounted = (containerPath: string, isReadOnly = false) => ({
  mountPoints: [{ sourceVolume: "v", containerPath, readOnly: isReadOnly }],
});
const s3 = { Name: "s3", bucket: "b", region: "eu-west-1" };
const value = "log_router.firelensConfiguration.options.config-file-value";
const storeFinding = (path: string) =>
  `app.logConfiguration.options.store_dir: the s3 output writes to ${path}, and the router's root file system is read-only; expected a volume of the router on that path, or another store_dir`;

testRules(ROUTER_FILE_RULES, {
  "config-file-missing": [
    {
      triggers: file("/fluent-bit/configs/parse_json.conf"),
      finding: `${value}: AWS' image has no such file: "/fluent-bit/configs/parse_json.conf"; did you mean /fluent-bit/configs/parse-json.conf?`,
      passes: file("/fluent-bit/configs/parse-json.conf"),
    },
    {
      triggers: file("/extra.conf"),
      finding: `${value}: AWS' image has no such file: "/extra.conf"; expected a file of /fluent-bit/configs, or an image of your own that has the file`,
      severity: "warning",
      passes: file("/extra.conf", own),
    },
    {
      triggers: file("/config/extra.conf", mounted("/configs")),
      finding: `${value}: AWS' image has no such file: "/config/extra.conf"; expected a file of /fluent-bit/configs, or an image of your own that has the file`,
      severity: "warning",
      passes: file("/config/extra.conf", mounted("/config")),
    },
  ],
  "config-file-yaml": [
    {
      triggers: file("/extra.yaml", own),
      finding: `${value}: Fargate is not known to read a configuration file in YAML: "/extra.yaml"; expected a file in the classic format, such as /extra.conf`,
      passes: file("/extra.yaml.conf", own),
    },
  ],
  "init-file": [
    {
      triggers: variable("aws_fluent_bit_init_s3_1", "s3://b/x.conf"),
      finding:
        'log_router.environment[0].value: not the ARN of an S3 object: "s3://b/x.conf"; expected arn:aws:s3:::<bucket>/<key>',
      passes: variable("aws_fluent_bit_init_s3_1", "arn:aws:s3:::b/x.conf"),
    },
    {
      triggers: variable("aws_fluent_bit_init_file_1", "x.conf"),
      finding:
        'log_router.environment[0].value: not a path of the image: "x.conf"; expected an absolute path',
      passes: variable("aws_fluent_bit_init_file_1", "/x.conf"),
    },
  ],
  "read-only-router": [
    {
      triggers: readOnly(s3),
      finding: storeFinding("/tmp/fluent-bit/s3"),
      passes: readOnly(s3, mounted("/tmp")),
    },
    {
      triggers: readOnly({ ...s3, store_dir: "/var/s3" }, mounted("/tmp")),
      finding: storeFinding("/var/s3"),
      passes: readOnly({ ...s3, store_dir: "/var/s3" }, mounted("/var/s3")),
    },
    {
      triggers: readOnly(s3, mounted("/tmp", true)),
      finding: storeFinding("/tmp/fluent-bit/s3"),
      passes: readOnly({ Name: "null" }),
    },
    {
      triggers: readOnly({}, init),
      finding:
        "log_router.readonlyRootFilesystem: an init image writes below /init, or /tmp/init since 2.33.0; expected false, or a volume on /tmp",
      passes: readOnly({}, { ...init, ...mounted("/tmp") }),
    },
  ],
});
