import { type Arguments, type Block, blocksOf, type Configuration } from "./configuration.js";
import { FAKE_CREDENTIALS } from "./environment.js";
import { type IgnoredArgument, MOTO_LACKS, type ReplacedArgument } from "./moto-lacks.js";

/** Terraform merges a file of such a name into the configuration beside it. */
export const OVERRIDE_FILE = "local_aws_override.tf.json";

/** So many attempts, where the provider would try a call that the local AWS can't answer 25 times. */
const MAX_RETRIES = 2;

/** What a run on a local AWS changes beyond what moto lacks. */
const REPLACED_FOR_DESTROY: readonly ReplacedArgument[] = ["aws_alb", "aws_lb"].map((type) => ({
  // A run destroys what it made.
  kind: "replaced-argument",
  type,
  argument: "enable_deletion_protection",
  value: () => false,
}));

/**
 * The override file that lets a stack run on a local AWS, unchanged: its state lies in its folder, its AWS providers
 * have fake credentials, and what moto lacks is worked around.
 *
 * @param certificateArn a certificate that the local AWS knows, in place of those that the stack names
 * @see https://developer.hashicorp.com/terraform/language/files/override
 */
export function overrideOf(configuration: Configuration, certificateArn?: string): object {
  const workarounds = MOTO_LACKS.flatMap(({ workaround }) => workaround ?? []);
  const certificates = CERTIFICATE_USERS.map(
    (type): ReplacedArgument => ({
      kind: "replaced-argument",
      type,
      argument: CERTIFICATE_ARGUMENT,
      value: () => certificateArn,
    }),
  );
  const replaced = [
    ...workarounds.filter((workaround) => workaround.kind === "replaced-argument"),
    ...REPLACED_FOR_DESTROY,
    ...(certificateArn === undefined ? [] : certificates),
  ];
  const ignored = workarounds.filter((workaround) => workaround.kind === "ignored-argument");
  const resource: Record<string, Record<string, Arguments>> = {};
  for (const block of blocksOf(configuration.resource)) {
    const changes = { ...replacements(block, replaced), ...lifecycle(block, ignored) };
    if (Object.keys(changes).length > 0) {
      resource[block.type] = { ...resource[block.type], [block.name]: changes };
    }
  }
  return {
    terraform: { backend: { local: { path: "terraform.tfstate" } } },
    provider: { aws: (configuration.provider?.aws ?? []).map(providerOverride) },
    // Terraform refuses an empty object of resources.
    ...(Object.keys(resource).length > 0 ? { resource } : {}),
  };
}

/** Arguments that name a certificate which must exist. */
const CERTIFICATE_ARGUMENT = "certificate_arn";
const CERTIFICATE_USERS: readonly string[] = ["aws_alb_listener", "aws_lb_listener"];

/** Whether a stack names a certificate that isn't its own. */
export function namesCertificate({ resource }: Configuration): boolean {
  return blocksOf(resource).some(
    ({ type, arguments: values }) =>
      CERTIFICATE_USERS.includes(type) && String(values[CERTIFICATE_ARGUMENT]).startsWith("arn:"),
  );
}

function providerOverride({ alias }: Arguments): Arguments {
  return {
    ...(alias === undefined ? {} : { alias }),
    access_key: FAKE_CREDENTIALS.accessKey,
    secret_key: FAKE_CREDENTIALS.secretKey,
    max_retries: MAX_RETRIES,
    skip_metadata_api_check: "true",
  };
}

function replacements({ type, arguments: values }: Block, replaced: readonly ReplacedArgument[]): Arguments {
  return Object.fromEntries(
    replaced
      .filter(
        (entry) =>
          entry.type === type && values[entry.argument] !== undefined && values[entry.argument] !== null,
      )
      .map(({ argument, value }) => [argument, value(values[argument])]),
  );
}

/** An override replaces `ignore_changes` whole, so what the stack ignores itself is said again. */
function lifecycle({ type, arguments: values }: Block, ignored: readonly IgnoredArgument[]): Arguments {
  const names = ignored
    .filter(
      (entry) =>
        entry.type === type &&
        (entry.isGiven === true || (values[entry.argument] ?? undefined) === undefined),
    )
    .map(({ argument }) => argument);
  const { ignore_changes: own = [], prevent_destroy: isProtected } = (values.lifecycle ?? {}) as {
    readonly ignore_changes?: unknown;
    readonly prevent_destroy?: unknown;
  };
  const arguments_ = {
    ...(names.length > 0 && Array.isArray(own) ? { ignore_changes: [...own, ...names] } : {}),
    // A run destroys what it made.
    ...(isProtected === true ? { prevent_destroy: false } : {}),
  };
  return Object.keys(arguments_).length === 0 ? {} : { lifecycle: arguments_ };
}
