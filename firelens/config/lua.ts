/**
 * A Lua script as the value of the option `code`, which is one line. The text is a string that Lua compiles when the router
 * starts: what is written on lines of their own, comments too, stays as it is. Fluent Bit replaces `${` in a value, so that
 * a dollar sign is written as its number.
 */
export function inlineScript(script: string): string {
  const text = script
    .trim()
    .replaceAll("\r\n", "\n")
    .replace(/[\\"]/g, (character) => `\\${character}`)
    .replaceAll("\n", "\\n")
    .replaceAll("$", "\\036");
  return `assert(loadstring("${text}"))()`;
}
