import { posix } from "node:path";
import { readTaskModel } from "../model/read-task-model.js";
import type { TaskDefinition } from "../model/task-definition.js";
import { optionValue, type TaskModel } from "../model/task-model.js";
import { renderFluentBitConf, type TaskMetadata } from "./preview.js";

/** The content of files: of those in S3 by `<bucket>/<key>` or by their ARN, of others by their path in the router's image. */
export type FileContents = ReadonlyMap<string, string>;

/** The content of a file by its ARN or its path in the image. */
function contentOf(contents: FileContents, source: string): string | undefined {
  return contents.get(source) ?? contents.get(source.replace(/^arn:[^:]+:s3:::/, ""));
}

/** A file that the init process of AWS' image reads. */
interface InitFile {
  /** The ARN of an object in S3, or a path in the image. */
  readonly source: string;
  /** Where Fluent Bit reads it. */
  readonly path: string;
}

/** Where FireLens writes the file that it generates. */
const GENERATED_FILE = "/fluent-bit/etc/fluent-bit.conf";

/** Where the init process puts the objects that it reads from S3, by the last part of their keys. */
const INIT_FOLDER = "/init/fluent-bit-init-s3-files";

/**
 * The whole configuration of the router in the order in which Fluent Bit reads it: the file that FireLens generates, what that
 * file includes, and what the init process of AWS' image adds. Lines that begin with # say which file is which. Without
 * further files it is the generated file alone.
 *
 * Source: aws-for-fluent-bit, init/fluent_bit_init_process.go.
 *
 * @throws NoFluentBitConfError with the agent's own reason.
 */
export function renderConfiguration(
  definition: TaskDefinition,
  metadata: TaskMetadata = {},
  contents: FileContents = new Map(),
): string {
  const generated = renderFluentBitConf(definition, metadata);
  const task = readTaskModel(definition);
  const included = includedFile(task);
  const initFiles = filesOfInit(task);
  if (initFiles.length === 0 && (included === undefined || contentOf(contents, included) === undefined)) {
    return generated;
  }
  const parsersFiles = parsersFilesOf([included, ...initFiles.map(({ source }) => source)], contents);
  return [
    `# ${GENERATED_FILE}, which FireLens generates\n`,
    included === undefined ? generated : withIncluded(generated, included, contents),
    ...initFiles.map(({ source, path }) => {
      const text = contentOf(contents, source);
      const isParsers = text !== undefined && /\[(?:MULTILINE_)?PARSER\]/.test(text);
      return fileText(`${path}, from ${source}${isParsers ? ", a file of parsers" : ""}`, text);
    }),
    ...parsersFiles.map((path) => fileText(`${path}, a file of parsers`, contentOf(contents, path))),
  ].join("\n");
}

/** The configuration file that the generated file includes. */
function includedFile({ router }: TaskModel): string | undefined {
  const options = router?.firelens.options ?? [];
  const path = optionValue(options, "config-file-value");
  return optionValue(options, "config-file-type") === "file" && typeof path === "string" ? path : undefined;
}

/** The files that the init process reads, in the order of the variables. */
function filesOfInit({ router, image }: TaskModel): InitFile[] {
  if (router === undefined || image?.isInit !== true) {
    return [];
  }
  return router.environment.flatMap(({ name, value }) => {
    const [, kind] = /aws_fluent_bit_init_([sS]3|[fF]ile)/.exec(String(name)) ?? [];
    if (kind === undefined) {
      return [];
    }
    const source = typeof value === "string" ? value : "<unknown>";
    const path = kind.toLowerCase() === "s3" ? posix.join(INIT_FOLDER, posix.basename(source)) : source;
    return [{ source, path }];
  });
}

function withIncluded(generated: string, path: string, contents: FileContents): string {
  const text = contentOf(contents, path);
  return text === undefined
    ? generated
    : generated.replace(`\n@INCLUDE ${path}\n`, () => `\n${fileText(`@INCLUDE ${path}`, text)}`);
}

function fileText(title: string, text: string | undefined): string {
  return `# ${title}\n${text === undefined ? "# its content is not known here\n" : `\n${text.trimEnd()}\n`}`;
}

/** The parsers files that the configuration names and whose content is known. */
function parsersFilesOf(sources: readonly (string | undefined)[], contents: FileContents): string[] {
  const texts = sources.map((source) => (source === undefined ? "" : (contentOf(contents, source) ?? "")));
  return texts
    .flatMap((text) => [...text.matchAll(/^\s*Parsers_File\s+(\S+)\s*$/gim)].map(([, path = ""]) => path))
    .filter((path) => contents.has(path));
}
