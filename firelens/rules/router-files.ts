import { posix } from "node:path";
import { AWS_CONFIGS } from "../data/aws-releases.js";
import { nearest } from "../facts/nearest.js";
import { literalOf, mayHave, optionPath } from "../model/outputs.js";
import { optionValue, optionWithKey, type Router } from "../model/task-model.js";
import { fieldOf, type Rule } from "../rule.js";
import { GENERATED_FILE } from "./external-config.js";

const AWS_CONFIG_DIRECTORY = "/fluent-bit/configs";

/** Where the s3 output keeps what it has not sent. Source: fluent-bit plugins/out_s3/s3.c. */
const S3_STORE = "/tmp/fluent-bit/s3";

/** Where an init image writes; since 2.33.0, it takes the second if it cannot write to the first. */
const INIT_DIRECTORIES = ["/init", "/tmp/init"];

/** Variables of an init image that name objects of S3 and files. Source: init/fluent_bit_init_process.go. */
const INIT_S3_VARIABLE = /aws_fluent_bit_init_[sS]3/;
const INIT_FILE_VARIABLE = /aws_fluent_bit_init_[fF]ile/;

/** The files of the router: those that it reads, and those that it writes. */
export const ROUTER_FILE_RULES: readonly Rule[] = [
  {
    id: "config-file-missing",
    severity: "error",
    warningWhen: "the file is not in /fluent-bit/configs, where AWS' image has a few of its own",
    title: "a config-file-value that the image aws-for-fluent-bit does not have",
    why: "FireLens includes the file, and Fluent Bit stops when it starts",
    source: "configs/ of aws-for-fluent-bit",
    *check({ router, image }) {
      const file = router && configFile(router);
      if (file === undefined || router === undefined || image?.kind !== "aws-for-fluent-bit") {
        return;
      }
      const path = posix.normalize(file.value);
      if (isMounted(router, path) || path === GENERATED_FILE) {
        return;
      }
      const isStock = posix.dirname(path) === AWS_CONFIG_DIRECTORY;
      if (isStock && !AWS_CONFIGS.includes(posix.basename(path))) {
        const similar = nearest(posix.basename(path), AWS_CONFIGS);
        yield {
          at: file.at,
          what: "AWS' image has no such file",
          value: file.value,
          nearest: similar && `${AWS_CONFIG_DIRECTORY}/${similar}`,
        };
      } else if (!isStock && !/^\/(?:ecs|fluent-bit\/parsers)\//.test(path)) {
        yield {
          at: file.at,
          what: "AWS' image has no such file",
          value: file.value,
          expected: `a file of ${AWS_CONFIG_DIRECTORY}, or an image of your own that has the file`,
          severity: "warning",
        };
      }
    },
  },
  {
    id: "config-file-yaml",
    severity: "warning",
    title: "a configuration file in YAML",
    why: "the agent includes it in a file of the classic format, at which Fluent Bit stops; newer open agents read it",
    source: "aws/aws-for-fluent-bit#1024; aws/containers-roadmap#2769; amazon-ecs-agent config_format.go",
    *check({ router }) {
      const file = router && configFile(router);
      if (file !== undefined && /\.ya?ml$/i.test(file.value)) {
        yield {
          at: file.at,
          what: "Fargate is not known to read a configuration file in YAML",
          value: file.value,
          expected: "a file in the classic format, such as /extra.conf",
        };
      }
    },
  },
  {
    id: "init-file",
    severity: "error",
    title: "a variable of an init image that is no ARN of an S3 object, or no path",
    why: "the init process ends, and the router with it: Could not parse arn",
    source: "init/fluent_bit_init_process.go of aws-for-fluent-bit",
    *check({ router, image }) {
      for (const { at, name, value } of image?.isInit === true ? (router?.environment ?? []) : []) {
        if (typeof value !== "string") {
          continue;
        }
        if (INIT_S3_VARIABLE.test(name) && !/^arn:[^:]+:s3:::[^/]+\/.+/.test(value)) {
          yield { at, what: "not the ARN of an S3 object", value, expected: "arn:aws:s3:::<bucket>/<key>" };
        } else if (INIT_FILE_VARIABLE.test(name) && !value.startsWith("/")) {
          yield { at, what: "not a path of the image", value, expected: "an absolute path" };
        }
      }
    },
  },
  {
    id: "read-only-router",
    severity: "error",
    title: "a read-only root file system of a router that has to write: an init image, or the s3 output",
    why: "the router stops when it starts: it cannot make its files",
    source: "aws/aws-for-fluent-bit#824, #928; fluent/fluent-bit#7308; fluent-bit plugins/out_s3 (store_dir)",
    *check({ router, image, outputs }) {
      if (router?.readonlyRootFilesystem !== true) {
        return;
      }
      if (image?.isInit === true && !INIT_DIRECTORIES.some((directory) => isWritable(router, directory))) {
        yield {
          at: fieldOf(router, "readonlyRootFilesystem"),
          what: "an init image writes below /init, or /tmp/init since 2.33.0",
          expected: "false, or a volume on /tmp",
        };
      }
      for (const output of outputs.filter(({ plugin }) => plugin?.name === "s3")) {
        const store = mayHave(output, "store_dir") ? literalOf(output, "store_dir") : S3_STORE;
        if (store !== undefined && !isWritable(router, store)) {
          yield {
            at: optionPath(output, "store_dir"),
            what: `the s3 output writes to ${store}, and the router's root file system is read-only`,
            expected: "a volume of the router on that path, or another store_dir",
          };
        }
      }
    },
  },
];

function configFile({ firelens: { options } }: Router) {
  const option = optionWithKey(options, "config-file-value");
  const isFile = optionValue(options, "config-file-type") === "file";
  return isFile && typeof option?.value === "string" ? { at: option.at, value: option.value } : undefined;
}

function isMounted({ mounts }: Router, path: string): boolean {
  return mounts.some((mount) => typeof mount.path !== "string" || isBelow(mount.path, path));
}

function isWritable({ mounts }: Router, path: string): boolean {
  return mounts.some(
    (mount) => !mount.isReadOnly && (typeof mount.path !== "string" || isBelow(mount.path, path)),
  );
}

function isBelow(directory: string, path: string): boolean {
  const relative = posix.relative(directory, path);
  return relative !== ".." && !relative.startsWith("../");
}
