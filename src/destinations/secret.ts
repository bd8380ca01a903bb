import type { HasArn } from "../aws/iam.js";
import { allow, type PolicyStatement } from "../aws/iam.js";

/** A value that ECS reads from its store when a task starts, so that it stands in no configuration and no state. */
export interface Secret {
  /** What ECS is given as `valueFrom`. */
  readonly valueFrom: string;
  /** The endpoint that ECS reads the value through. */
  readonly service: "secretsmanager" | "ssm";
  /** What the execution role needs. */
  readonly statements: readonly PolicyStatement[];
}

export interface SecretProps {
  /**
   * The KMS key that encrypts the value, where it is one of your own.
   * @default - AWS' key, which needs no permission
   */
  readonly key?: HasArn;
}

export interface SecretsManagerProps extends SecretProps {
  /**
   * The field to read of a secret that is a JSON object.
   * @default - the whole secret
   */
  readonly field?: string;
}

/** A secret in Secrets Manager. */
export function fromSecretsManager(secret: HasArn, props: SecretsManagerProps = {}): Secret {
  return {
    // ARN, then the JSON key, the version's stage and its id: Amazon ECS Developer Guide, "Specifying sensitive data".
    valueFrom: props.field === undefined ? secret.arn : `${secret.arn}:${props.field}::`,
    service: "secretsmanager",
    statements: [allow(["secretsmanager:GetSecretValue"], secret.arn), ...decrypt(props)],
  };
}

/** A parameter of Systems Manager's parameter store. */
export function fromSsmParameter(parameter: HasArn, props: SecretProps = {}): Secret {
  return {
    valueFrom: parameter.arn,
    service: "ssm",
    statements: [allow(["ssm:GetParameters"], parameter.arn), ...decrypt(props)],
  };
}

function decrypt({ key }: SecretProps): PolicyStatement[] {
  return key === undefined ? [] : [allow(["kms:Decrypt"], key.arn)];
}
