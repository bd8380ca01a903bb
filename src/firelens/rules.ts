import type { Rule } from "./rule.js";
import { credentialRules } from "./rules/credentials.js";
import { definitionRules } from "./rules/definition.js";
import { externalConfigRules } from "./rules/external-config.js";
import { logDriverRules } from "./rules/log-driver.js";
import { optionNameRules } from "./rules/option-names.js";
import { optionValueRules } from "./rules/option-values.js";
import { outputRules } from "./rules/output.js";
import { portRules } from "./rules/ports.js";
import { requiredOptionRules } from "./rules/required-options.js";
import { routerRules } from "./rules/router.js";
import { routerContainerRules } from "./rules/router-container.js";
import { startOrderRules } from "./rules/start-order.js";
import { taskSizeRules } from "./rules/task-size.js";

/**
 * Everything that is checked: what keeps the router from starting, loses logs without a word or makes Terraform
 * plan a change for ever. Errors for what fails or loses logs, warnings for the rest.
 */
export const rules: readonly Rule[] = [
  ...definitionRules,
  ...routerRules,
  ...routerContainerRules,
  ...externalConfigRules,
  ...logDriverRules,
  ...outputRules,
  ...optionNameRules,
  ...requiredOptionRules,
  ...optionValueRules,
  ...credentialRules,
  ...taskSizeRules,
  ...portRules,
  ...startOrderRules,
];
