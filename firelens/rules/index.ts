import type { Rule } from "../rule.js";
import { CLOUDWATCH_RULES } from "./cloudwatch.js";
import { CREDENTIAL_RULES } from "./credentials.js";
import { DEFINITION_RULES } from "./definition.js";
import { ELASTICSEARCH_RULES } from "./elasticsearch.js";
import { EXTERNAL_CONFIG_RULES } from "./external-config.js";
import { HEALTH_CHECK_RULES } from "./health-check.js";
import { HOST_RULES } from "./hosts.js";
import { LOG_DRIVER_RULES } from "./log-driver.js";
import { OPTION_NAME_RULES } from "./option-names.js";
import { OPTION_VALUE_RULES } from "./option-values.js";
import { OUTPUT_RULES } from "./output.js";
import { PORT_RULES } from "./ports.js";
import { RECORD_RULES } from "./records.js";
import { REQUIRED_OPTION_RULES } from "./required-options.js";
import { ROLE_RULES } from "./roles.js";
import { ROUTER_RULES } from "./router.js";
import { ROUTER_CONTAINER_RULES } from "./router-container.js";
import { ROUTER_FILE_RULES } from "./router-files.js";
import { S3_RULES } from "./s3.js";
import { START_ORDER_RULES } from "./start-order.js";
import { TASK_SIZE_RULES } from "./task-size.js";
import { TLS_RULES } from "./tls.js";

/**
 * Everything that is checked: what keeps the router from starting, loses logs without a word or makes Terraform
 * plan a change for ever. Errors for what does not start, loses logs or exposes a secret without a word; warnings for the rest.
 */
export const RULES: readonly Rule[] = [
  ...DEFINITION_RULES,
  ...ROUTER_RULES,
  ...ROUTER_CONTAINER_RULES,
  ...HEALTH_CHECK_RULES,
  ...EXTERNAL_CONFIG_RULES,
  ...ROUTER_FILE_RULES,
  ...LOG_DRIVER_RULES,
  ...OUTPUT_RULES,
  ...OPTION_NAME_RULES,
  ...REQUIRED_OPTION_RULES,
  ...OPTION_VALUE_RULES,
  ...HOST_RULES,
  ...TLS_RULES,
  ...RECORD_RULES,
  ...CLOUDWATCH_RULES,
  ...ELASTICSEARCH_RULES,
  ...S3_RULES,
  ...CREDENTIAL_RULES,
  ...ROLE_RULES,
  ...TASK_SIZE_RULES,
  ...PORT_RULES,
  ...START_ORDER_RULES,
];
