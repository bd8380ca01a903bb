import { allow, type PolicyStatement } from "../aws/iam.js";

/**
 * What the task role needs for `aws ecs execute-command`. These actions can't be limited to a resource.
 * Source: Amazon ECS Developer Guide, "Monitor Amazon ECS containers with ECS Exec"; Service Authorization Reference,
 * "Amazon Message Gateway Service", which lists no resource type.
 */
export function execStatements(): PolicyStatement[] {
  return [
    allow(
      [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      "*",
    ),
  ];
}
