import { describe, expect, it } from "vitest";
import {
  cloudwatchLogs,
  configFile,
  custom,
  datadog,
  firehose,
  fromSecretsManager,
  http,
  type LogDestination,
  type LogDestinationSource,
} from "../../src/destinations/index.js";
import type { FluentBitStackProps } from "../../src/fluent-bit-stack.js";
import { publicRouterImage, routerImage } from "../../src/task/router-image.js";
import { containersOf } from "../support/containers.js";
import { statementsOf } from "../support/policy.js";
import { findings, synthesize } from "../support/synthesize.js";
import { textFilesOf } from "../support/text-files.js";

const INIT = publicRouterImage({ tag: "init-3.4.14" });
const apiKey = fromSecretsManager({ arn: "arn:aws:secretsmanager:us-east-1:111122223333:secret:datadog" });
const logs = cloudwatchLogs({ logGroupName: "web", logStreamPrefix: "web-" });
const dog = datadog({ apiKey });

const withInit = (props: FluentBitStackProps): FluentBitStackProps => ({
  ...props,
  router: { image: INIT, ...props.router },
});

const at = "[fluent-bit/task-definition]";

/** The files of the router with Terraform's variables in them. */
const filesOf = (props: FluentBitStackProps) => textFilesOf(withInit(props));

describe("without anything to add", () => {
  it("the router has no files and no variables", () => {
    const configuration = synthesize(withInit({}));
    const [router] = containersOf(withInit({}));
    expect(configuration.resource.aws_s3_object).toBeUndefined();
    expect(router.environment).toBeUndefined();
  });
});

describe("a configuration over S3", () => {
  const props: FluentBitStackProps = { application: { drop: [/GET \/health/], parse: "json" } };

  it("is two objects whose keys have the hash of their content, in a bucket that is made", () => {
    const { aws_s3_object: objects, aws_s3_bucket: buckets } = synthesize(withInit(props)).resource;
    expect(objects?.router_config_file).toMatchObject({
      bucket: "${aws_s3_bucket.router_config_bucket.bucket}",
      key: "fluent-bit/router/config-${substr(sha256(local.router_config), 0, 16)}.conf",
      content: "${local.router_config}",
      lifecycle: { create_before_destroy: true },
    });
    expect(objects?.router_parsers_file?.key).toBe(
      "fluent-bit/router/parsers-${substr(sha256(local.router_parsers), 0, 16)}.conf",
    );
    expect(buckets?.router_config_bucket).toMatchObject({ bucket_prefix: "fluent-bit-router-" });
  });

  it("is encrypted, private and read over TLS alone", () => {
    const { resource } = synthesize(withInit(props));
    expect(resource.aws_s3_bucket_server_side_encryption_configuration).toHaveProperty(
      "router_config_bucket_encryption",
    );
    expect(resource.aws_s3_bucket_public_access_block).toHaveProperty("router_config_bucket_public_access");
    expect(resource.aws_s3_bucket_policy?.router_config_bucket_policy?.policy).toContain("DenyPlainHttp");
  });

  it("is named in the router's environment", () => {
    const [router] = containersOf(withInit(props));
    expect(router.environment).toMatchObject([
      { name: "aws_fluent_bit_init_s3_1" },
      { name: "aws_fluent_bit_init_s3_2" },
    ]);
  });

  it("is read with the task role", () => {
    const bucket = { bucket: "settings", arn: "arn:aws:s3:::settings", key: { arn: "arn:aws:kms:key" } };
    const statements = statementsOf(
      synthesize(withInit({ ...props, router: { delivery: { bucket } } })),
      "fluent_bit_task_policy",
    );
    expect(statements.slice(-3)).toEqual([
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::settings/fluent-bit/router/*" },
      { Effect: "Allow", Action: ["s3:GetBucketLocation"], Resource: "arn:aws:s3:::settings" },
      { Effect: "Allow", Action: ["kms:Decrypt"], Resource: "arn:aws:kms:key" },
    ]);
  });

  it("makes no bucket where there is one", () => {
    const bucket = { bucket: "settings", arn: "arn:aws:s3:::settings" };
    const configuration = synthesize(withInit({ ...props, router: { delivery: { bucket } } }));
    expect(configuration.resource.aws_s3_bucket).toBeUndefined();
    expect(configuration.resource.aws_s3_object?.router_config_file?.bucket).toBe("settings");
  });

  it("needs an init image", () => {
    expect(findings({ ...props, router: { image: publicRouterImage({ tag: "3.4.15" }) } })).toEqual([
      `${at} router.image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.15"; expected an init image of aws-for-fluent-bit, which reads the configuration from S3, or router.delivery.path; did you mean public.ecr.aws/aws-observability/aws-for-fluent-bit:init-3.4.14?`,
    ]);
  });

  it("may have an image of one's own, which can be made of an init image", () => {
    expect(findings({ ...props, router: { image: routerImage("example.com/router:1", "5.0.9") } })).toEqual(
      [],
    );
  });
});

describe("a configuration in an image of one's own", () => {
  const router = {
    image: routerImage("example.com/router:1", "5.0.9"),
    delivery: { path: "/router/web.conf" },
  };

  it("is named in the FireLens options and written with its parsers file", () => {
    const props: FluentBitStackProps = { application: { parse: "json" }, router };
    const [container] = containersOf(props);
    expect(container.firelensConfiguration?.options).toEqual({
      "config-file-type": "file",
      "config-file-value": "/router/web.conf",
    });
    const files = textFilesOf(props);
    expect(files["router.conf"]).toContain("[SERVICE]\n    Parsers_File /router/parsers.conf\n");
    expect(files["parsers.conf"]).toBe("[PARSER]\n    Name json_without_time\n    Format json\n");
    expect(synthesize(props).resource.aws_s3_object).toBeUndefined();
  });

  it("keeps parsers files of one's own", () => {
    const config = { service: { Parsers_File: "/router/mine.conf" } };
    expect(
      textFilesOf({ application: { parse: "json" }, router: { ...router, config } })["router.conf"],
    ).toContain("    Parsers_File /router/mine.conf\n    Parsers_File /router/parsers.conf\n");
  });

  it("has the absolute path of a .conf file", () => {
    expect(
      findings({ application: { drop: ["x"] }, router: { ...router, delivery: { path: "web.yaml" } } }),
    ).toContain(
      `${at} router.delivery.path: "web.yaml"; expected the absolute path of a .conf file in the router's image`,
    );
  });

  it("has values that are known before Terraform runs", () => {
    expect(
      findings({
        destination: [logs, cloudwatchLogs({ logGroupName: "other", logStreamPrefix: "web-" })],
        router,
      }),
    ).toContain(
      `${at} router.delivery.path; expected values that are known before Terraform runs, as the file is built into an image`,
    );
  });
});

describe("several destinations of one container", () => {
  const destination: LogDestinationSource[] = [logs, dog];

  it("the first is FireLens' own, the others are outputs of the configuration", () => {
    const [, application] = containersOf(withInit({ destination }));
    expect(application.logConfiguration?.options?.Name).toBe("cloudwatch_logs");
    expect(filesOf({ destination })["config.conf.tftpl"]).toBe(`[OUTPUT]
    Name datadog
    Match nginx-fluentbit-firelens-*
    host http-intake.logs.datadoghq.com
    tls on
    compress gzip
    provider ecs
    apikey $\${LOG_OUTPUT_1_1_APIKEY}
`);
  });

  it("secrets of the others are in the router's environment, and the execution role may read them", () => {
    const [router] = containersOf(withInit({ destination }));
    expect(router.secrets).toEqual([{ name: "LOG_OUTPUT_1_1_APIKEY", valueFrom: apiKey.valueFrom }]);
    expect(statementsOf(synthesize(withInit({ destination })), "fluent_bit_task_policy")).toContainEqual(
      apiKey.statements[0],
    );
  });

  it("the router's limit of retries is for all of them", () => {
    const text = filesOf({ destination, router: { retryLimit: 7 } })["config.conf.tftpl"];
    expect(text).toContain("    retry_limit 7\n");
  });

  it("the router's limit of lines is that of the log driver", () => {
    const props = withInit({ destination, router: { bufferLimit: 1000 } });
    const [, application] = containersOf(props);
    expect(application.logConfiguration?.options?.["log-driver-buffer-limit"]).toBe("1000");
    expect(findings(props)).toEqual([]);
  });

  it("each is reached in a network without NAT, and so is the configuration", () => {
    const stream = { name: "logs", arn: "arn:aws:firehose:us-east-1:111122223333:deliverystream/logs" };
    const registry = "111122223333.dkr.ecr.us-east-1.amazonaws.com";
    const endpoints = Object.values(
      synthesize({
        destination: [logs, firehose({ stream })],
        network: { nat: "none" },
        image: `${registry}/nginx:1.21`,
        router: { image: `${registry}/aws-for-fluent-bit:init-3.4.14` },
      }).resource.aws_vpc_endpoint ?? {},
    );
    const services = endpoints.map(({ service_name: name }) => String(name).split("aws_region}.")[1]);
    expect(services).toEqual(expect.arrayContaining(["s3", "logs", "kinesis-firehose"]));
    expect(findings(withInit({ destination, network: { nat: "none" } })).join("\n")).toContain("internet");
  });

  it("only the first has what is the container's", () => {
    const second: LogDestination = datadog({ apiKey, includePattern: "ERROR", bufferLimit: 10 });
    expect(findings(withInit({ destination: [logs, second] }))).toEqual([
      `${at} destination[1]: include-pattern; expected it on the first destination, as FireLens applies it to all records of the container`,
      `${at} destination[1]: log-driver-buffer-limit; expected it on the first destination, as it is a limit of the container's log driver`,
    ]);
  });

  it("a file can't be one of them", () => {
    const file = configFile({ path: "/web.conf", endpoints: [] });
    expect(findings(withInit({ destination: [logs, file] }))).toEqual([
      `${at} destination[1]: "/web.conf"; expected configFile() as the only destination, or router.configFile beside several`,
    ]);
  });

  it("each is checked as the first is", () => {
    const options = { Host: "logs.example.com", Formatt: "json" };
    const wrong = custom({ plugin: "http", options, endpoints: [] });
    expect(findings(withInit({ destination: [logs, wrong] })).join("\n")).toContain(
      `${at} destination[1].options.Formatt: http has no option "Formatt"; did you mean format?`,
    );
  });
});

describe("an option that is given several times", () => {
  const destination = http({
    host: "logs.example.com",
    headers: { "X-Team": "web", "X-Stage": "production" },
    secretHeader: apiKey,
    includePattern: "ERROR",
    onInternet: true,
  });

  it("puts the destination into the configuration, for a log configuration has one value", () => {
    const text = filesOf({ destination })["config.conf.tftpl"];
    expect(text).toContain(
      "    header X-Team web\n    header X-Stage production\n    header $${LOG_OUTPUT_1_1_HEADER}\n",
    );
    const [, application] = containersOf(withInit({ destination }));
    expect(application.logConfiguration).toEqual({
      logDriver: "awsfirelens",
      options: { "include-pattern": "ERROR" },
    });
  });
});

describe("the ECS metadata", () => {
  it("is added by the configuration where records go through all filters again", () => {
    const props: FluentBitStackProps = { application: { multiline: "java" } };
    const [router] = containersOf(withInit(props));
    expect(router.firelensConfiguration?.options).toEqual({ "enable-ecs-log-metadata": "false" });
    expect(filesOf(props)["config.conf.tftpl"]).toContain("    Record ecs_cluster $${ECS_CLUSTER}\n");
  });

  it("is FireLens' own otherwise", () => {
    const [router] = containersOf(withInit({ application: { drop: ["x"] } }));
    expect(router.firelensConfiguration?.options).toBeUndefined();
  });

  it("is left out if it is off", () => {
    const props: FluentBitStackProps = { application: { multiline: "java" }, router: { ecsMetadata: false } };
    expect(filesOf(props)["config.conf.tftpl"]).not.toContain("ecs_cluster");
  });
});

describe("buffers on disk", () => {
  const destination = cloudwatchLogs({
    logGroupName: "web",
    logStreamPrefix: "web-",
    storage: "filesystem",
    storageLimit: "2G",
  });

  it("are kept by the router, with a limit, and sent again without one", () => {
    const [, application] = containersOf(withInit({ destination }));
    expect(application.logConfiguration?.options).toMatchObject({
      "storage.total_limit_size": "2G",
      retry_limit: "no_limits",
    });
    expect(filesOf({ destination })["config.conf.tftpl"]).toContain("    storage.inherit on\n");
  });

  it("hold joined records too", () => {
    const text = filesOf({ destination, application: { multiline: "java" } })["config.conf.tftpl"];
    expect(text).toContain("    emitter_storage.type filesystem\n");
  });

  it("need a known version of Fluent Bit", () => {
    expect(findings({ destination, router: { image: "example.com/router:1" } })).toEqual([
      `${at} storage with router.image; expected an image whose version of Fluent Bit is known, as routerImage(reference, version) says`,
    ]);
  });

  it("need a disk that can be written to", () => {
    expect(findings(withInit({ destination, router: { readonlyRootFilesystem: true } }))).toContain(
      `${at} storage with router.readonlyRootFilesystem; expected only one of them, as the router writes to its disk`,
    );
  });
});

describe("bad input names the place", () => {
  it.each<[string, FluentBitStackProps, string]>([
    [
      "a pattern of FireLens' with joined lines",
      {
        destination: cloudwatchLogs({
          logGroupName: "web",
          logStreamPrefix: "web-",
          includePattern: "ERROR",
        }),
        application: { multiline: "java" },
      },
      "application.multiline with include-pattern; expected drop, which works on joined records, while FireLens' pattern works on single lines",
    ],
    [
      "a multi-line parser that no one defines",
      { application: { multiline: "jav" } },
      'application.multiline: "jav"; expected one of cri, docker, go, java, python, ruby; did you mean java?',
    ],
    [
      "a parser that no one defines",
      { application: { parse: "mine" } },
      'application.parse: "mine"; expected one of json, logfmt',
    ],
    [
      "a parser of a further container",
      { containers: [{ name: "cache", image: "redis:7.4", destination: logs, parse: "mine" }] },
      'containers[0].parse: "mine"; expected one of json, logfmt',
    ],
    [
      "a match that no tag fits",
      { router: { config: { outputs: [{ name: "stdout", match: "app-*", options: {} }] } } },
      'router.config.outputs[0].match: "app-*"; expected a match of one of the tags nginx-fluentbit-firelens-<task id>, firelens-healthcheck',
    ],
    [
      "a Lua script that does not exist",
      {
        router: {
          config: { filters: [{ name: "lua", match: "*", options: { script: "no.lua", call: "f" } }] },
        },
      },
      'router.config.filters[0].options.script: "no.lua"; expected a file of this project, or an absolute path in the router\'s image',
    ],
  ])("%s", (_, props, finding) => {
    expect(findings(withInit(props))).toEqual([`${at} ${finding}`]);
  });
});
