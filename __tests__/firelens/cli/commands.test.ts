import { describe, expect, it } from "vitest";
import { pluginNames } from "../../../firelens/facts/plugins.js";
import { RULE_DESCRIPTIONS } from "../../../firelens/ignore-rules.js";
import { renderFluentBitConf } from "../../../firelens/preview/preview.js";
import packageJson from "../../../package.json" with { type: "json" };
import { firelens, temporaryDirectory } from "../../support/firelens-command.js";
import { app, articleTask, router, task } from "../../support/task-definitions.js";

const { write } = temporaryDirectory();
const article = write("article.json", JSON.stringify({ taskDefinition: articleTask }));
const notJson = write("not.json", '{\n  "family": web\n}');

describe("firelens preview", () => {
  it("writes the file, and what Fargate may do differently to standard error", async () => {
    const metadata = { cluster: "web", taskArn: "arn:aws:ecs:eu-west-1:1:task/web/0", revision: "3" };
    const { status, stdout, stderr } = await firelens([
      ...["preview", article, "--cluster", metadata.cluster],
      ...["--task-arn", metadata.taskArn, "--revision", metadata.revision],
    ]);
    expect(status).toBe(0);
    expect(stdout).toBe(renderFluentBitConf(articleTask, metadata));
    expect(stderr).toMatch(/^note: .*Fargate's own agent is closed/);
  });

  it("fails if FireLens makes no file, with the agent's reason", async () => {
    const input = JSON.stringify(task([app(), router({ firelensConfiguration: { type: "fluentd" } })]));
    expect(await firelens(["preview", "-"], { input })).toEqual({
      status: 1,
      stdout: "",
      stderr:
        "firelens: -: FireLens makes no fluent-bit.conf: the router is of type fluentd: FireLens generates a Fluentd configuration for it, not fluent-bit.conf\n",
    });
  });

  it("cannot preview what it cannot read", async () => {
    expect(await firelens(["preview", notJson])).toEqual({
      status: 2,
      stdout: "",
      stderr: `firelens: ${notJson}:2:13: not JSON: invalid symbol\n`,
    });
  });

  describe("of a router with further files", () => {
    const config = write("router.conf", "[FILTER]\n    Name grep\n    Match *\n    Exclude log DEBUG\n");
    const arn = "arn:aws:s3:::settings/config-1.conf";
    const containers = [
      app(),
      router({
        image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:init-3.4.14",
        environment: [
          { name: "aws_fluent_bit_init_s3_1", value: arn.replace("1.conf", "2.conf") },
          { name: "aws_fluent_bit_init_s3_2", value: arn },
        ],
      }),
    ];

    it("shows those that --file gives", async () => {
      const input = JSON.stringify(task(containers));
      const { status, stdout } = await firelens(["preview", "-", "--file", `${arn}=${config}`], { input });
      expect([status, stdout.endsWith("\n    Exclude log DEBUG\n")]).toEqual([0, true]);
    });

    it("shows those of a Terraform state", async () => {
      const resources = [
        {
          address: "aws_ecs_task_definition.web",
          type: "aws_ecs_task_definition",
          values: { family: "web", container_definitions: JSON.stringify(containers) },
        },
        {
          address: "aws_s3_object.a",
          type: "aws_s3_object",
          values: { bucket: "settings", key: "config-1.conf", content: "# the file\n" },
        },
        {
          address: "aws_s3_object.b",
          type: "aws_s3_object",
          values: { bucket: "settings", key: "config-2.conf", content: "# a secret\n" },
          sensitive_values: { content: true },
        },
      ];
      const input = JSON.stringify({ format_version: "1.0", values: { root_module: { resources } } });
      const { status, stdout } = await firelens(["preview", "-"], { input });
      expect([status, stdout.endsWith("# the file\n")]).toEqual([0, true]);
      expect(stdout).not.toContain("a secret");
    });

    it("asks for both names of a file", async () => {
      const { status, stderr } = await firelens(["preview", article, "--file", "router.conf"]);
      expect([status, stderr.split("\n")[0]]).toEqual([
        2,
        'firelens: --file: "router.conf"; expected the path or ARN that the router knows the file by, = and the file here',
      ]);
    });

    it("names a file that is not there", async () => {
      const { status, stderr } = await firelens(["preview", article, "--file", "/a.conf=no.conf"]);
      expect([status, stderr]).toEqual([2, `firelens: ${article}: --file no.conf: no such file\n`]);
    });
  });

  describe("of a template", () => {
    const resource = (name: unknown) => ({
      Type: "AWS::ECS::TaskDefinition",
      Properties: {
        ContainerDefinitions: [
          {
            Name: name,
            LogConfiguration: { LogDriver: "awsfirelens", Options: { Name: "s3", bucket: { Ref: "B" } } },
          },
          { Name: "router", FirelensConfiguration: { Type: "fluentbit" } },
        ],
      },
    });
    const template = write(
      "t.json",
      JSON.stringify({ Resources: { One: resource("a"), Two: resource({ Ref: "N" }) } }),
    );

    it("shows the one that --address names, with placeholders for what is not known", async () => {
      const { stdout } = await firelens(["preview", "--address", "Two", template]);
      expect(stdout).toContain("    Match <unknown>-firelens*\n    bucket <unknown>\n");
    });

    it("asks for the address if there are several", async () => {
      const { status, stderr } = await firelens(["preview", template]);
      expect([status, stderr]).toEqual([
        2,
        `firelens: ${template}: a file with several task definitions; expected --address with one of One, Two\n`,
      ]);
    });
  });
});

it("firelens preview of a cdk.tf.json shows the files in S3, and names what Terraform decides", async () => {
  const router = {
    name: "router",
    image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:init-3.4.14",
    environment: [
      { name: "aws_fluent_bit_init_s3_1", value: "${aws_s3_bucket.made.arn}/${aws_s3_object.made.key}" },
      { name: "aws_fluent_bit_init_s3_2", value: "arn:aws:s3:::settings/router/b.conf" },
      { name: "aws_fluent_bit_init_s3_3", value: "arn:aws:s3:::settings/router/${var.none}.conf" },
      { name: "aws_fluent_bit_init_s3_4", value: "arn:aws:s3:::settings/router/d.conf" },
    ],
    firelensConfiguration: { type: "fluentbit" },
  };
  const object = (bucket: string, key: string, content: string) => ({ bucket, key, content });
  const json = {
    locals: { config: "[OUTPUT]\n    bucket ${aws_s3_bucket.logs.bucket}\n" },
    resource: {
      aws_ecs_task_definition: { web: { container_definitions: JSON.stringify([router]) } },
      aws_s3_object: {
        made: object(
          "${aws_s3_bucket.made.bucket}",
          "a-${substr(sha256(local.config), 0, 4)}.conf",
          "${local.config}",
        ),
        given: object("settings", "router/b.conf", "[FILTER]"),
        read: object("settings", "router/d.conf", "${data.http.config.body}"),
        wrong: object("settings", "router/e.conf", "%{ if true }"),
      },
    },
  };
  const { status, stdout } = await firelens(["preview", write("cdk.tf.json", JSON.stringify(json))]);
  const [, ...files] = stdout.split(/^# \/init/m);
  expect(files).toEqual([
    "/fluent-bit-init-s3-files/a-<substr(sha256(local.config), 0, 4)>.conf, from <aws_s3_bucket.made.arn>/a-<substr(sha256(local.config), 0, 4)>.conf\n\n[OUTPUT]\n    bucket <aws_s3_bucket.logs.bucket>\n\n",
    "/fluent-bit-init-s3-files/b.conf, from arn:aws:s3:::settings/router/b.conf\n\n[FILTER]\n\n",
    "/fluent-bit-init-s3-files/<var.none>.conf, from arn:aws:s3:::settings/router/<var.none>.conf\n# its content is not known here\n\n",
    "/fluent-bit-init-s3-files/d.conf, from arn:aws:s3:::settings/router/d.conf\n# its content is not known here\n",
  ]);
  expect(status).toBe(0);
});

describe("firelens rules", () => {
  it("lists every rule with its reason and source", async () => {
    const { status, stdout } = await firelens(["rules"]);
    expect(status).toBe(0);
    for (const { id, severity, title, why, source } of RULE_DESCRIPTIONS) {
      expect(stdout).toContain(`${severity} ${id}\n  catches  ${title}\n  why      ${why}\n`);
      expect(stdout).toContain(`  source   ${source}\n`);
    }
  });

  it("as JSON too", async () => {
    const { stdout } = await firelens(["rules", "--format", "json"]);
    expect(JSON.parse(stdout).map(({ id }: { id: string }) => id)).toEqual(
      RULE_DESCRIPTIONS.map(({ id }) => id),
    );
  });
});

describe("firelens rules RULE", () => {
  it("explains one: what, why, source, and a bad and a good example", async () => {
    const { stdout } = await firelens(["rules", "required-option"]);
    expect(stdout).toMatch(
      /^error required-option\n {2}catches .+\n {2}why .+\n {2}source .+\n\nbad\n {2}\{\n[\s\S]+\n {2}\}\n\ngood\n {2}\{\n[\s\S]+"delivery_stream": "logs"/,
    );
  });

  it("as JSON too", async () => {
    const { stdout } = await firelens(["rules", "--format", "json", "required-option"]);
    expect(JSON.parse(stdout)).toMatchObject({
      id: "required-option",
      example: { of: "options", bad: { Name: "kinesis_firehose" }, good: { delivery_stream: "logs" } },
    });
  });

  it("has no example of one that is not about task definitions", async () => {
    expect((await firelens(["rules", "unused-ignore"])).stdout).not.toContain("bad");
  });
});

describe("firelens options", () => {
  it("lists the options of a plugin with type and default, in words", async () => {
    const { stdout } = await firelens(["options", "cloudwatch_logs"]);
    expect(stdout).toMatch(/^cloudwatch_logs\n {2}option +type +default +required +Fluent Bit +note\n/);
    expect(stdout).toMatch(/\n {2}auto_create_group +true or false +false +no +all versions\n/);
    expect(stdout).toMatch(/\n {2}region +text +- +yes +all versions\n/);
    expect(stdout).toMatch(/\nevery output\n[\s\S]*\n {2}retry_limit +number of retries.* +1 +no /);
  });

  it("says from and to which version", async () => {
    const { stdout } = await firelens(["options", "datadog"]);
    expect(stdout).toMatch(/\n {2}dd_hostname +text +- +no +from 4\.2\.4\n/);
  });

  it("of every plugin in words, without the terms of the program's source", async () => {
    for (const plugin of pluginNames()) {
      const { stdout } = await firelens(["options", plugin]);
      expect(stdout, plugin).not.toMatch(
        /atoi|_meta\b|flb_|strn?(?:case)?cmp|\w\|\w|rest\)|\binit\b|\w\.c\b|0\.\./,
      );
    }
  });

  it("of one version", async () => {
    const names = async (version: string): Promise<string[]> => {
      const { stdout } = await firelens(["options", "es", "--format", "json", "--fluent-bit", version]);
      return JSON.parse(stdout).options.map(({ name }: { name: string }) => name);
    };
    expect(await names("1.9.10")).not.toContain("compress");
    expect(await names("4.2")).toContain("compress");
  });

  it("lists the plugins without a name", async () => {
    expect((await firelens(["options"])).stdout.split("\n")).toContain("opensearch");
  });
});

describe("a command line that makes no sense", () => {
  it.each([
    [[], "a command is missing; expected one of check, preview, review, rules, options, verify"],
    [
      ["chek"],
      'command: "chek"; expected one of check, preview, review, rules, options, verify; did you mean check?',
    ],
    [["check"], "check needs a FILE, or - for standard input"],
    [["check", "--fromat", "json", "x"], "unknown option --fromat; did you mean --format?"],
    [["check", "-x"], "unknown option -x"],
    [["check", "x", "--format"], "--format needs a value"],
    [["check", "x", "--strict=yes"], "--strict takes no value"],
    [
      ["check", "x", "--format", "yaml"],
      '--format: "yaml"; expected one of text, json, sarif, github, junit',
    ],
    [
      ["check", "x", "--severity", "eror"],
      '--severity: "eror"; expected one of warning, error; did you mean error?',
    ],
    [["check", "x", "--ignore", "mising-name"], 'rule: "mising-name"; did you mean missing-name?'],
    [["check", "x", "--only", "x"], 'rule: "x"'],
    [
      ["check", "x", "--fluent-bit", "latest"],
      '--fluent-bit: "latest"; expected a version: 1.9.10, 4.2.4, 5.0.9, 5.1.1, or another, for which the nearest stands',
    ],
    [["preview", "a", "b"], "preview needs one FILE, or - for standard input"],
    [["rules", "x", "y"], "rules takes one RULE"],
    [["rules", "mising-name"], 'rule: "mising-name"; did you mean missing-name?'],
    [["options", "a", "b"], "options takes one PLUGIN"],
    [["options", "opensearh"], 'output plugin of Fluent Bit: "opensearh"; did you mean opensearch?'],
    [
      ["options", "azure_kusto", "--fluent-bit", "1.9"],
      'output plugin of Fluent Bit 1.9.10: "azure_kusto"; expected Fluent Bit 4.2.4 or later',
    ],
  ])("firelens %j", async (args, message) => {
    expect(await firelens(args)).toEqual({
      status: 2,
      stdout: "",
      stderr: `firelens: ${message}\nfirelens --help says how it is used\n`,
    });
  });
});

it("--help names every command and option, --version the version", async () => {
  const { status, stdout } = await firelens(["check", "--help"]);
  expect(status).toBe(0);
  const options = [
    "config",
    "fluent-bit",
    "format",
    "severity",
    "ignore",
    "only",
    "strict",
    "address",
    "cluster",
  ];
  for (const text of ["check", "preview", "rules", "options"].map((name) => `firelens ${name}`)) {
    expect(stdout).toContain(text);
  }
  for (const option of options) {
    expect(stdout).toContain(`--${option}`);
  }
  expect(await firelens(["--version"])).toEqual({
    status: 0,
    stdout: `${packageJson.version}\n`,
    stderr: "",
  });
});
