import { type FluentBitVersion, isInRange, versionsIn } from "../facts/fluent-bit-version.js";
import { nearest } from "../facts/nearest.js";
import { type Plugin, pluginNames } from "../facts/plugins.js";
import type { RouterImage } from "../facts/router-image.js";
import { showValue } from "../message.js";
import { UNKNOWN } from "../model/field-reader.js";
import type { Option } from "../model/task-model.js";
import { fieldOf, type Rule } from "../rule.js";
import { hasFurtherConfiguration, hasKnownConfiguration } from "./own-configuration.js";

/** The OUTPUT section of a container: that there is one, and its plugin. */
export const OUTPUT_RULES: readonly Rule[] = [
  {
    id: "missing-name",
    severity: "error",
    title: "options for an output, but none that names it: Name, or @type for Fluentd, in exactly this case",
    why: "the task does not start: missing output key Name which is required for firelens configuration",
    source:
      "amazon-ecs-agent 1.105.1 firelensconfig_unix.go:245-289; aws-samples/amazon-ecs-firelens-examples#12",
    *check({ firelensContainers, router }) {
      const key = router?.firelens.type === "fluentd" ? "@type" : "Name";
      for (const { container, log, outputOptions } of firelensContainers) {
        const hasKey = [...log.options, ...log.secrets].some((option) => option.key === key);
        if (hasKey || outputOptions.length === 0 || !log.isComplete || router?.firelens.type === UNKNOWN) {
          continue;
        }
        const misspelt = outputOptions.find(({ name }) => name === key.toLowerCase());
        yield {
          at: fieldOf(container, "logConfiguration", "options", key),
          what: `the option ${key}, which names the output plugin, is missing`,
          expected: misspelt === undefined ? undefined : `${key}, in exactly this case`,
          nearest: misspelt && `${key} instead of ${misspelt.key}`,
        };
      }
    },
  },
  {
    id: "no-output",
    severity: "error",
    warningWhen: "the router's image or command is its own, and may bring an output",
    title: "a container's logs have no output: no options, and no configuration file that could have one",
    why: "FireLens makes no OUTPUT and reports no error: the logs are dropped",
    source: "amazon-ecs-agent 1.105.1 agent/taskresource/firelens/firelensconfig_unix.go:282-284",
    *check(task) {
      if (task.router === undefined || hasFurtherConfiguration(task)) {
        return;
      }
      for (const { container, log, outputOptions, pluginName } of task.firelensContainers) {
        if (log.isComplete && outputOptions.length === 0 && pluginName === undefined) {
          yield {
            at: fieldOf(container, "logConfiguration", "options"),
            what: "the logs have no output and are dropped",
            expected: "options that begin with Name, or a configuration file with an output",
            severity: hasKnownConfiguration(task) ? "error" : "warning",
          };
        }
      }
    },
  },
  {
    id: "unknown-plugin",
    severity: "error",
    warningWhen: "the router's image is one of its own, and may bring the plugin",
    title: "Name is no output plugin of the router's Fluent Bit",
    why: "Fluent Bit stops when it starts",
    source: "fluent-bit src/flb_output.c flb_output_new; the plugins of each version are in the option data",
    *check({ outputs, image, fluentBit }) {
      for (const { container, log, pluginName, plugin } of outputs) {
        // An empty name is the finding empty-value; scheme://host is a way to write a network output.
        if (typeof pluginName !== "string" || pluginName === "" || pluginName.includes("://")) {
          continue;
        }
        const isAbsent =
          plugin === undefined ||
          !isInRange(plugin, fluentBit) ||
          (plugin.language === "go" && image?.kind === "fluent-bit") ||
          (plugin.images === "fluent-bit" && image?.kind === "aws-for-fluent-bit");
        if (isAbsent) {
          yield {
            at: fieldOf(container, "logConfiguration", "options", naming(log.options)),
            what: plugin === undefined ? unknown(image) : absence(plugin, fluentBit),
            value: pluginName,
            nearest: plugin === undefined ? nearest(pluginName, pluginNames(fluentBit)) : undefined,
            severity: image !== undefined && image.kind !== "other" ? "error" : "warning",
          };
        }
      }
    },
  },
];

function unknown(image: RouterImage | undefined): string {
  return image?.kind === "other"
    ? "no output plugin of Fluent Bit's own, so that the image has to bring it"
    : "Fluent Bit has no such output plugin";
}

function absence(plugin: Plugin, fluentBit: FluentBitVersion | undefined): string {
  if (plugin.images !== undefined) {
    return `${showValue(plugin.name)} is a plugin of the image fluent/fluent-bit alone`;
  }
  return plugin.language === "go"
    ? `${showValue(plugin.name)} is a plugin of the image aws-for-fluent-bit alone`
    : `Fluent Bit ${fluentBit} has no such output plugin; it comes with ${versionsIn(plugin)[0]}`;
}

/** The key that names the plugin, as written. */
function naming(options: readonly Option[]): string {
  return options.find(({ name }) => name === "name")?.key ?? "Name";
}
