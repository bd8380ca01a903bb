import type { HasArn } from "../destinations/secret.js";

export interface RoleOptions {
  /**
   * The policy that bounds what the roles may be allowed.
   * @default - none
   */
  readonly permissionsBoundary?: HasArn;
  /**
   * The path of the roles and their policies, with a slash at either end.
   * @default "/"
   */
  readonly rolePath?: string;
}

/** The arguments of a role with these options. */
export function roleArguments({ permissionsBoundary, rolePath }: RoleOptions) {
  return {
    path: rolePath === "/" ? undefined : rolePath,
    permissionsBoundary: permissionsBoundary?.arn,
  };
}
