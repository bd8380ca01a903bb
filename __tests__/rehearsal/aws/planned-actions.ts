import type { PlanJson } from "../../../rehearsal/terraform-json.js";

/** The addresses that a plan changes, by the action that Terraform takes, such as "delete create". */
export function actionsOf({ resource_changes: changes = [] }: PlanJson): Record<string, string[]> {
  const addresses: Record<string, string[]> = {};
  for (const { address, change } of changes) {
    const action = change.actions.join(" ");
    if (action !== "no-op" && action !== "read") {
      addresses[action] = [...(addresses[action] ?? []), address].sort();
    }
  }
  return addresses;
}
