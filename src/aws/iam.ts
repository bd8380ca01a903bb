import { Token } from "cdktf";
import { formatMessage } from "../../firelens/message.js";
import { jsonencode } from "../cdktf/expressions.js";

/** Something with an ARN: a resource or a data source of the AWS provider. */
export interface HasArn {
  /** The ARN of the resource. */
  readonly arn: string;
}

/** A statement of an IAM policy that allows something. */
export interface PolicyStatement {
  /** Statements here only allow. */
  readonly Effect: "Allow";
  /** The actions, such as `"s3:PutObject"`. */
  readonly Action: readonly string[];
  /** The ARNs of what they may be done to. */
  readonly Resource: string | readonly string[];
  /** When it is allowed: operators, such as `StringEquals`, of keys and their values. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** What is wrong with statements that somebody wrote; empty when nothing is. Source: IAM JSON policy reference. */
export function checkStatements(statements: readonly PolicyStatement[], what: string): string[] {
  return statements.flatMap(({ Action, Resource }, index) => {
    const at = `${what}[${index}]`;
    const resources = typeof Resource === "string" ? [Resource] : Resource;
    return [
      ...listFindings(
        `${at}.Action`,
        Action,
        /^(\*|[\w-]+:[\w*?]+)$/,
        "service:action, such as s3:GetObject",
      ),
      ...listFindings(`${at}.Resource`, resources, /^(\*|arn:.+)$/, 'an ARN, or "*"'),
    ];
  });
}

function listFindings(what: string, values: readonly string[], pattern: RegExp, expected: string): string[] {
  if (values.length === 0) {
    return [formatMessage({ what, value: values, expected: `at least one: ${expected}` })];
  }
  return values
    .filter((value) => !Token.isUnresolved(value) && !pattern.test(value))
    .map((value) => formatMessage({ what, value, expected }));
}

/** A statement that allows these actions on these resources. */
export function allow(actions: readonly string[], ...resources: readonly string[]): PolicyStatement {
  const [first, ...others] = resources;
  return {
    Effect: "Allow",
    Action: actions,
    Resource: first !== undefined && others.length === 0 ? first : resources,
  };
}

/** An IAM policy document. It has the statements that the list holds when the stack is synthesized. */
export function policyDocument(statements: readonly object[]): string {
  return jsonencode({ Version: "2012-10-17", Statement: statements });
}

/** The options of all roles. */
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
  /**
   * Put the region into the names of the roles and policies. IAM is global: two deployments with one name in two regions
   * of an account need it. Turned on later, it replaces the roles.
   * @default false, the article's names
   */
  readonly regionInNames?: boolean;
}

/** A deployment's name in IAM: with its region if the options say so. */
export function iamName(name: string, region: string, { regionInNames = false }: RoleOptions): string {
  return regionInNames ? `${name}-${region}` : name;
}

/** The arguments of a role with these options. */
export function roleArguments({ permissionsBoundary, rolePath }: RoleOptions) {
  return {
    path: rolePath === "/" ? undefined : rolePath,
    permissionsBoundary: permissionsBoundary?.arn,
  };
}

/** What is wrong with `path` as an IAM path; empty when nothing is. Source: IAM API Reference, CreateRole. */
export function checkRolePath(path: string): string[] {
  if (path.length <= 512 && /^\/([!-~]+\/)?$/.test(path)) {
    return [];
  }
  const expected = "a slash, or text without spaces between two slashes, of at most 512 characters";
  return [formatMessage({ what: "rolePath", value: path, expected })];
}
