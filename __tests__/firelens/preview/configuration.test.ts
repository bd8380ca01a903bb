import { describe, expect, it } from "vitest";
import type { TaskDefinition } from "../../../firelens/model/task-definition.js";
import { renderConfiguration } from "../../../firelens/preview/configuration.js";
import { renderFluentBitConf } from "../../../firelens/preview/preview.js";

const BUCKET = "arn:aws:s3:::settings/web";
const FILTERS = "[FILTER]\n    Name grep\n    Match app-firelens-*\n    Exclude log DEBUG\n";
const PARSERS = "[PARSER]\n    Name mine\n    Format json\n";

interface RouterFields {
  readonly tag?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly environment?: readonly { readonly name: string; readonly value: string }[];
}

const task = ({ tag = "init-3.4.14", options, environment }: RouterFields): TaskDefinition => ({
  family: "web",
  containerDefinitions: [
    {
      name: "router",
      image: `public.ecr.aws/aws-observability/aws-for-fluent-bit:${tag}`,
      firelensConfiguration: { type: "fluentbit", options },
      environment,
    },
    {
      name: "app",
      image: "app",
      logConfiguration: { logDriver: "awsfirelens", options: { Name: "stdout" } },
    },
  ],
});

/** The titles and sections of a configuration, in order. */
const outline = (text: string) => text.split("\n").filter((line) => /^(?:#|\[|@)/.test(line));

const withInit = task({
  environment: [
    { name: "aws_fluent_bit_init_s3_1", value: `${BUCKET}/config-1.conf` },
    { name: "aws_fluent_bit_init_s3_2", value: `${BUCKET}/parsers-1.conf` },
    { name: "STAGE", value: "production" },
  ],
});

describe("the configuration of a router", () => {
  it("is FireLens' own file where there is no other", () => {
    expect(renderConfiguration(task({}))).toBe(renderFluentBitConf(task({})));
  });

  it("has the files that the init process reads behind it, with parsers apart", () => {
    const contents = new Map([
      [`${BUCKET}/config-1.conf`, FILTERS],
      [`${BUCKET}/parsers-1.conf`, PARSERS],
    ]);
    const text = renderConfiguration(withInit, {}, contents);
    expect(outline(text)).toEqual([
      "# /fluent-bit/etc/fluent-bit.conf, which FireLens generates",
      "[INPUT]",
      "[INPUT]",
      "[INPUT]",
      "[FILTER]",
      "[OUTPUT]",
      "[OUTPUT]",
      `# /init/fluent-bit-init-s3-files/config-1.conf, from ${BUCKET}/config-1.conf`,
      "[FILTER]",
      `# /init/fluent-bit-init-s3-files/parsers-1.conf, from ${BUCKET}/parsers-1.conf, a file of parsers`,
      "[PARSER]",
    ]);
    expect(text).toContain(renderFluentBitConf(withInit));
    expect(text).toContain(FILTERS);
  });

  it("says which files it does not know", () => {
    expect(outline(renderConfiguration(withInit)).slice(-4)).toEqual([
      `# /init/fluent-bit-init-s3-files/config-1.conf, from ${BUCKET}/config-1.conf`,
      "# its content is not known here",
      `# /init/fluent-bit-init-s3-files/parsers-1.conf, from ${BUCKET}/parsers-1.conf`,
      "# its content is not known here",
    ]);
  });

  it("has a file of the image in the place where FireLens includes it, and its parsers at the end", () => {
    const options = { "config-file-type": "file", "config-file-value": "/router/web.conf" };
    const contents = new Map([
      ["/router/web.conf", `[SERVICE]\n    Parsers_File /router/parsers.conf\n\n${FILTERS}`],
      ["/router/parsers.conf", PARSERS],
    ]);
    expect(outline(renderConfiguration(task({ tag: "3.4.15", options }), {}, contents))).toEqual([
      "# /fluent-bit/etc/fluent-bit.conf, which FireLens generates",
      "[INPUT]",
      "[INPUT]",
      "[INPUT]",
      "[FILTER]",
      "# @INCLUDE /router/web.conf",
      "[SERVICE]",
      "[FILTER]",
      "[OUTPUT]",
      "[OUTPUT]",
      "# /router/parsers.conf, a file of parsers",
      "[PARSER]",
    ]);
  });

  it("includes a file that it does not know by its path", () => {
    const options = { "config-file-type": "file", "config-file-value": "/router/web.conf" };
    expect(renderConfiguration(task({ options }))).toContain("\n@INCLUDE /router/web.conf\n");
  });

  it("has no files of variables that only an init image reads", () => {
    const environment = [{ name: "aws_fluent_bit_init_file_1", value: "/web.conf" }];
    expect(outline(renderConfiguration(task({ tag: "3.4.15", environment })))).not.toContain("# /web.conf");
    expect(outline(renderConfiguration(task({ environment })))).toContain("# /web.conf, from /web.conf");
  });
});
