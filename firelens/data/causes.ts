import type { Cause } from "../verify/cause.js";
import { AWS_CAUSES } from "./causes/aws.js";
import { CONFIGURATION_CAUSES } from "./causes/configuration.js";
import { CONNECTION_CAUSES } from "./causes/connection.js";
import { LOSS_CAUSES } from "./causes/losses.js";
import { SERVER_CAUSES } from "./causes/servers.js";
import { TASK_CAUSES } from "./causes/tasks.js";

/**
 * Why logs do not arrive. `firelens verify` and docs/troubleshooting.md read this table. The more special cause stands
 * before the more general one.
 *
 * Sources: Fluent Bit 1.9.10, 4.2.4, 5.0.9 and 5.1.1, whose files have the format strings; AWS' plugins in Go for CloudWatch
 * Logs 1.9.4, Firehose 1.7.2 and Kinesis 1.10.2; the pages of the ECS developer guide.
 */
export const CAUSES: readonly Cause[] = [
  ...CONFIGURATION_CAUSES,
  ...AWS_CAUSES,
  ...SERVER_CAUSES,
  ...CONNECTION_CAUSES,
  ...LOSS_CAUSES,
  ...TASK_CAUSES,
];
