import { checkTaskDefinition } from "../check.js";
import type { FluentBitVersion } from "../facts/fluent-bit-version.js";
import { CREDENTIAL_RULES } from "../rules/credentials.js";
import { OPTION_NAME_RULES } from "../rules/option-names.js";
import { OPTION_VALUE_RULES } from "../rules/option-values.js";
import { OUTPUT_RULES } from "../rules/output.js";
import { REQUIRED_OPTION_RULES } from "../rules/required-options.js";
import type { Placed } from "./check-flow.js";
import type { OutputSection } from "./router-config.js";

/** The rules about the options of a container's log configuration that are about its [OUTPUT] section. */
const OUTPUT_RULE_IDS: ReadonlySet<string> = new Set(
  [
    ...OUTPUT_RULES,
    ...OPTION_NAME_RULES,
    ...REQUIRED_OPTION_RULES,
    ...OPTION_VALUE_RULES,
    ...CREDENTIAL_RULES,
  ].map(({ id }) => id),
);

/** The errors of the outputs by the rules about destinations, as if each were that of a container. */
export function checkOutputs(
  outputs: readonly Placed<OutputSection>[],
  fluentBit: FluentBitVersion | undefined,
): string[] {
  return outputs.flatMap(({ at, section: { name, options } }) => {
    const logOptions = Object.entries(options).map(([key, value]) => [key, String([value].flat()[0])]);
    const definition = {
      containerDefinitions: [
        { name: "router", image: "router", firelensConfiguration: { type: "fluentbit" as const } },
        {
          name: "output",
          image: "output",
          logConfiguration: {
            logDriver: "awsfirelens",
            options: { Name: name, ...Object.fromEntries(logOptions) },
          },
        },
      ],
    };
    return checkTaskDefinition(definition, { fluentBit })
      .filter(({ ruleId, severity }) => severity === "error" && OUTPUT_RULE_IDS.has(ruleId))
      .map(({ path, message }) => `${at}${path.replace("output.logConfiguration", "")}: ${message}`);
  });
}
