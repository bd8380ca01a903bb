/** How an option of a type has to look. */
export interface OptionType {
  readonly expected: string;
  readonly accepts: (value: string) => boolean;
}

function matches(form: RegExp) {
  return (value: string) => form.test(value.trim());
}

/**
 * The types of output-options.json whose values can be told right from wrong.
 *
 * Source: flb_utils_bool, flb_utils_size_to_bytes, flb_utils_time_to_seconds and atoi in Fluent Bit;
 * `go-bool` is strings.ToLower(value) == "true" in AWS' Go plugins.
 */
export const OPTION_TYPES: Readonly<Record<string, OptionType>> = {
  bool: { expected: "true, on, yes, false, off, no", accepts: matches(/^(?:true|on|yes|false|off|no)$/i) },
  "go-bool": { expected: "true, false", accepts: matches(/^(?:true|false)$/i) },
  int: { expected: "a whole number", accepts: matches(/^[+-]?\d+$/) },
  double: { expected: "a number", accepts: matches(/^[+-]?(?:\d+\.?\d*|\.\d+)$/) },
  size: {
    expected: "a number with K, M or G, such as 512K",
    accepts: matches(/^(?:\d+(?:\.\d+)?\s*(?:[kmg]b?)?|false|off)$/i),
  },
  time: { expected: "seconds, or a number with s, m, h or d", accepts: matches(/^\d+\s*[smhd]?$/i) },
  "space-list(1+rest)": { expected: "a name and a value", accepts: matches(/^\S+\s+\S/) },
  "space-list(2+rest)": { expected: "a name and a value", accepts: matches(/^\S+\s+\S/) },
};
