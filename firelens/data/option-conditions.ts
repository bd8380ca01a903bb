/** Options that others make necessary. */
export interface OptionCondition {
  readonly plugins: readonly string[];
  /** Fluent Bit versions it holds for. @default all */
  readonly versions?: readonly string[];
  /** Any of these options, with a value that matches. */
  readonly when: { readonly options: readonly string[]; readonly value: RegExp };
  /** At least one of these options. */
  readonly needs: readonly string[];
}

const IS_ON = /^(?:true|on|yes)$/i;

/** Source: the plugins' init code (es_conf.c, http_conf.c, opentelemetry_conf.c, forward.c), as `required` says. */
export const OPTION_CONDITIONS: readonly OptionCondition[] = [
  {
    plugins: ["es", "opensearch"],
    when: { options: ["aws_auth"], value: /^on/i },
    needs: ["aws_region"],
  },
  {
    plugins: ["es", "opensearch"],
    when: { options: ["write_operation"], value: /^(?:update|upsert)$/i },
    needs: ["id_key", "generate_id"],
  },
  {
    plugins: ["http", "opentelemetry"],
    when: { options: ["aws_auth"], value: IS_ON },
    needs: ["aws_region"],
  },
  { plugins: ["http"], when: { options: ["aws_auth"], value: IS_ON }, needs: ["aws_service"] },
  { plugins: ["http"], when: { options: ["oauth2.enable"], value: IS_ON }, needs: ["oauth2.client_id"] },
  { plugins: ["http"], when: { options: ["oauth2.enable"], value: IS_ON }, needs: ["oauth2.token_url"] },
  {
    plugins: ["forward"],
    versions: ["5.1.1"],
    when: { options: ["username", "password"], value: /./s },
    needs: ["shared_key", "empty_shared_key"],
  },
];
