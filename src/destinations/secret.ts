import { formatMessage } from "../../firelens/message.js";
import { allow, type HasArn, type PolicyStatement } from "../aws/iam.js";
import { type EncryptionProps, useKey } from "./aws-props.js";

/**
 * A value that ECS reads from Secrets Manager or Parameter Store when a task starts. It is in no configuration and in no
 * state of Terraform.
 */
export interface Secret {
  /** What a container definition gives as `valueFrom`. */
  readonly valueFrom: string;
  /** The VPC endpoint that ECS reads the value through. */
  readonly endpoint: "secretsmanager" | "ssm";
  /** What the execution role needs. */
  readonly statements: readonly PolicyStatement[];
}

/** The props of a secret in Secrets Manager. */
export interface SecretsManagerProps extends EncryptionProps {
  /**
   * The field to read from a secret that is a JSON object.
   * @default - the whole secret
   */
  readonly field?: string;
}

/** A secret in Secrets Manager. */
export function fromSecretsManager(secret: HasArn, props: SecretsManagerProps = {}): Secret {
  return {
    // ARN, JSON key, version stage and version id. Source: Amazon ECS Developer Guide, "Specifying sensitive data".
    valueFrom: props.field === undefined ? secret.arn : `${secret.arn}:${props.field}::`,
    endpoint: "secretsmanager",
    statements: [allow(["secretsmanager:GetSecretValue"], secret.arn), ...useKey(props, "kms:Decrypt")],
  };
}

/** A parameter in Parameter Store, a part of Systems Manager. */
export function fromSsmParameter(parameter: HasArn, props: EncryptionProps = {}): Secret {
  return {
    valueFrom: parameter.arn,
    endpoint: "ssm",
    statements: [allow(["ssm:GetParameters"], parameter.arn), ...useKey(props, "kms:Decrypt")],
  };
}

/** The ARN of a secret, and what a container definition may append to it: `:field:stage:version`. */
const SECRET_ARN = /^(arn:[^:]+:secretsmanager:[^:]+:\d{12}:secret:[^:]+)(:[^:]*:[^:]*:[^:]*)?$/;
const PARAMETER_ARN = /^arn:[^:]+:ssm:[^:]+:\d{12}:parameter\/[^:]+$/;

/** A secret, or the ARN of one, as settings in JSON give it. `checkSecret` says what is wrong with an ARN. */
export function toSecret(secret: Secret | string): Secret {
  if (typeof secret !== "string") {
    return secret;
  }
  if (PARAMETER_ARN.test(secret)) {
    return fromSsmParameter({ arn: secret });
  }
  const arn = SECRET_ARN.exec(secret)?.[1] ?? secret;
  return { ...fromSecretsManager({ arn }), valueFrom: secret };
}

/** What is wrong with a secret that is given as an ARN; empty when nothing is. */
export function checkSecret(what: string, secret: Secret | string): string[] {
  if (typeof secret !== "string" || SECRET_ARN.test(secret) || PARAMETER_ARN.test(secret)) {
    return [];
  }
  const expected = "the ARN of a secret in Secrets Manager or of a parameter in Parameter Store";
  return [formatMessage({ what, value: secret, expected })];
}
