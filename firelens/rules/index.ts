import type { Rule } from "../rule.js";
import { credentialRules } from "./credentials.js";
import { definitionRules } from "./definition.js";
import { externalConfigRules } from "./external-config.js";
import { logDriverRules } from "./log-driver.js";
import { optionNameRules } from "./option-names.js";
import { optionValueRules } from "./option-values.js";
import { outputRules } from "./output.js";
import { portRules } from "./ports.js";
import { requiredOptionRules } from "./required-options.js";
import { routerRules } from "./router.js";
import { routerContainerRules } from "./router-container.js";
import { startOrderRules } from "./start-order.js";
import { taskSizeRules } from "./task-size.js";

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
