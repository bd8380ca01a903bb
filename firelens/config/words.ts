/**
 * The words of an option's value, as Fluent Bit splits it: a word in double quotes may hold blanks, and quotes after a
 * backslash. Source: src/flb_slist.c.
 */
export function splitWords(value: string): string[] {
  return [...value.matchAll(/"((?:\\"|[^"])*)"|([^ ]+)/g)].map(
    ([, quoted, plain = ""]) => quoted?.replaceAll('\\"', '"') ?? plain,
  );
}

/** The text as one word of an option's value. One that ends with a backslash can't hold blanks: it would hide the quote. */
export function quoteWord(text: string): string {
  // A variable's value may hold blanks.
  return /[ "]|\$\{/.test(text) ? quote(text) : text;
}

/** The text in double quotes. */
export function quote(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}
