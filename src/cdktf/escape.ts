/** A value that cdktf fills in later stands in a string as this marker. */
export const TOKEN_MARKER = /\$\{TfToken\[[^\]]+\]\}/g;

const TEMPLATE_OPENING = /\$\{(?!TfToken\[)|%\{/g;

/**
 * Escapes text for a place where Terraform reads templates (an argument's string, a quoted string in an expression,
 * a template file), so that `${` and `%{` in it stay what they are. cdktf's own markers are left alone.
 */
export function escapeTemplate(text: string): string {
  return text.replace(TEMPLATE_OPENING, (opening) => `${opening[0]}${opening}`);
}
