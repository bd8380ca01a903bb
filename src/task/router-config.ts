import { existsSync, readFileSync } from "node:fs";
import { isAbsolute } from "node:path";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { inlineScript } from "../../firelens/config/lua.js";
import type { FilterSection, RouterConfig } from "../../firelens/config/router-config.js";
import { formatMessage } from "../../firelens/message.js";
import type { PolicyStatement } from "../aws/iam.js";
import { addFindings } from "../cdktf/checks.js";
import { TextAsset } from "../cdktf/text-asset.js";
import { ConfigObjects } from "./config-bucket.js";
import type { LogOutputs } from "./log-outputs.js";
import type { RouterProps } from "./router-container.js";
import { type ProcessedContainer, parsersPath, type RouterFiles, routerFiles } from "./router-files.js";
import type { BoundRouterImage } from "./router-image.js";

export interface RouterConfigProps {
  /** The name of the deployment. */
  readonly name: string;
  readonly router: RouterProps;
  readonly image: BoundRouterImage;
  readonly containers: readonly ProcessedContainer[];
  readonly outputs: LogOutputs;
  /** Whether a destination keeps logs on disk. */
  readonly usesStorage: boolean;
}

/** What the router's configuration adds to the task. */
export interface AddedConfig {
  /** A configuration file in the image. */
  readonly configFile?: string;
  /** The variables by which an init image finds its files. */
  readonly environment: { readonly name: string; readonly value: string }[];
  readonly statements: readonly PolicyStatement[];
  readonly endpoints: readonly string[];
  /** Whether the configuration adds the ECS metadata, so that FireLens must not. */
  readonly addsMetadata: boolean;
}

/** Writes the router's configuration where the router reads it. Without any, nothing is made. */
export function addRouterConfig(scope: Construct, props: RouterConfigProps): AddedConfig {
  const { name, router, image } = props;
  const delivery = router.delivery;
  const path = delivery !== undefined && "path" in delivery ? delivery.path : undefined;
  const files = routerFiles({
    ...props,
    config: router.config && { ...router.config, filters: router.config.filters?.map(withInlineScript) },
    fluentBit: image.fluentBit,
    hasInitProcess: path === undefined,
    ecsMetadata: router.ecsMetadata ?? true,
    path,
  });
  addFindings(scope, files.findings);
  addFindings(scope, () => [...checkScripts(router.config ?? {}), ...checkStoragePath(props)]);
  const given = Object.entries({ config: files.config, parsers: files.parsers }).flatMap(([file, text]) =>
    text === undefined ? [] : [[file, text] as const],
  );
  if (files.config === undefined || given.length === 0) {
    return { environment: [], statements: [], endpoints: [], addsMetadata: false };
  }
  if (path !== undefined) {
    addImageFiles(scope, path, files);
    return { configFile: path, environment: [], statements: [], endpoints: [], addsMetadata: false };
  }
  addFindings(scope, () => checkInitImage(image));
  const objects = new ConfigObjects(scope, "router-config", {
    name,
    files: Object.fromEntries(given),
    bucket: delivery !== undefined && "bucket" in delivery ? delivery.bucket : undefined,
  });
  return {
    environment: objects.arns.map((value, index) => ({ name: `aws_fluent_bit_init_s3_${index + 1}`, value })),
    statements: objects.statements,
    endpoints: ["s3"],
    addsMetadata: files.addsMetadata,
  };
}

function addImageFiles(scope: Construct, path: string, { config = "", parsers }: RouterFiles): void {
  addFindings(scope, () => checkImageFile(path, config));
  new TextAsset(scope, "router_config", { fileName: "router.conf", text: config });
  if (parsers !== undefined) {
    new TextAsset(scope, "router_parsers", { fileName: "parsers.conf", text: parsers });
  }
}

function checkImageFile(path: string, config: string): string[] {
  const what = "router.delivery.path";
  const findings: string[] = [];
  if (!/^\/\S+\.conf$/.test(path) || path === parsersPath(path)) {
    const expected = "the absolute path of a .conf file in the router's image";
    findings.push(formatMessage({ what, value: path, expected }));
  }
  if (Token.isUnresolved(config)) {
    const expected = "values that are known before Terraform runs, as the file is built into an image";
    findings.push(formatMessage({ what, expected }));
  }
  return findings;
}

/** An init image of aws-for-fluent-bit, as AWS' examples name it. */
const INIT_IMAGE = "public.ecr.aws/aws-observability/aws-for-fluent-bit:init-3.4.14";

function checkInitImage({ image, isInit }: BoundRouterImage): string[] {
  if (isInit !== false) {
    return [];
  }
  const expected =
    "an init image of aws-for-fluent-bit, which reads the configuration from S3, or router.delivery.path";
  const value = Token.isUnresolved(image) ? undefined : image;
  return [formatMessage({ what: "router.image", value, expected, nearest: INIT_IMAGE })];
}

function checkStoragePath({ usesStorage, router }: RouterConfigProps): string[] {
  if (!usesStorage || router.readonlyRootFilesystem !== true) {
    return [];
  }
  const expected = "only one of them, as the router writes to its disk";
  return [formatMessage({ what: "storage with router.readonlyRootFilesystem", expected })];
}

/** A script of this project, whose text goes into the configuration. One with an absolute path is in the image. */
function localScript({ name, options }: FilterSection): string | undefined {
  const { script } = options;
  return name === "lua" && typeof script === "string" && !isAbsolute(script) ? script : undefined;
}

function withInlineScript(filter: FilterSection): FilterSection {
  const file = localScript(filter);
  if (file === undefined || !existsSync(file)) {
    return filter;
  }
  const { script, ...options } = filter.options;
  return { ...filter, options: { ...options, code: inlineScript(readFileSync(file, "utf8")) } };
}

function checkScripts({ filters = [] }: RouterConfig): string[] {
  return filters.flatMap((filter, index) => {
    const file = localScript(filter);
    if (file === undefined || existsSync(file)) {
      return [];
    }
    const what = `router.config.filters[${index}].options.script`;
    const expected = "a file of this project, or an absolute path in the router's image";
    return [formatMessage({ what, value: file, expected })];
  });
}
