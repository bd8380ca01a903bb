/**
 * Verifies a service on a local AWS, whose router delivers each line, or none: `MOTO_ECS_SERVICE_RUNNING=1 npm run local-aws --
 * npx tsx scripts/verify-locally.ts [missing]`.
 */
import { runInForeground } from "../rehearsal/process.js";
import { createLogGroups, deliver, say, startLoggingService } from "./logging-service.js";

const DENIED =
  "[error] [output:cloudwatch_logs:cloudwatch_logs.1] PutLogEvents API responded with error='AccessDeniedException', message='User: arn:aws:sts::111122223333:assumed-role/web/0123 is not authorized to perform: logs:PutLogEvents on resource: web'";

const IS_MISSING = process.argv.includes("missing");
await createLogGroups();
const { cluster, service, url, close } = await startLoggingService(
  "web",
  IS_MISSING ? () => say(DENIED) : deliver,
);
const OPTIONS = ["--cluster", cluster, "--service", service, "--url", url, "--timeout", "20s"];
process.exitCode = await runInForeground("npm", ["run", "--silent", "verify", "--", ...OPTIONS], process.env);
close();
