import type { Account } from "../aws/account.js";
import { allow, type PolicyStatement } from "../aws/iam.js";
import type { DeploymentLogGroups } from "./log-groups.js";

/**
 * What pulling the images of a task takes: those of the account's own repositories and of AWS' log router. Public
 * images take no permission.
 */
export function pullImages(account: Account): PolicyStatement[] {
  return [
    // AWS grants this action on no single resource.
    allow(["ecr:GetAuthorizationToken"], "*"),
    allow(
      ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
      account.arn("ecr", "repository/*"),
      `arn:${account.partition()}:ecr:*:*:repository/aws-for-fluent-bit`,
    ),
  ];
}

/** What the `awslogs` driver takes to write the router's own logs. */
export function writeRouterLogs(
  account: Account,
  { router, isManaged }: DeploymentLogGroups,
): PolicyStatement {
  const arn = account.arn("logs", `log-group:${router}`);
  return allow(
    ["logs:CreateLogStream", "logs:PutLogEvents", ...(isManaged ? [] : ["logs:CreateLogGroup"])],
    arn,
    `${arn}:*`,
  );
}
