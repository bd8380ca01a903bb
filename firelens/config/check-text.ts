import type { FluentBitVersion } from "../facts/fluent-bit-version.js";
import { onigmoFault } from "../facts/onigmo.js";
import { formatMessage } from "../message.js";
import type { ConfigOptions } from "./router-config.js";

/** Bytes of a line that Fluent Bit 1.9.10 reads, comments included. 4000 were read and 4090 refused. */
const MAX_LINE_BYTES = 4000;

/** What the classic format can't hold of a section's options; empty when it can hold all. */
export function checkLines(
  at: string,
  options: ConfigOptions,
  version: FluentBitVersion | undefined,
): string[] {
  return Object.entries(options).flatMap(([key, value]) =>
    /^[^\s#[@][^\s]*$/.test(key)
      ? [value].flat().flatMap((one) => checkLine(`${at}.${key}`, String(one), key, version))
      : [formatMessage({ what: `${at}: ${JSON.stringify(key)}`, expected: "a name without blanks" })],
  );
}

/** What the classic format can't hold of one value; empty when it can hold it. */
export function checkLine(
  what: string,
  value: string,
  key: string,
  version: FluentBitVersion | undefined,
): string[] {
  if (value.trim() !== value || value === "" || /[\r\n\0]/.test(value)) {
    const expected = "text on one line without blanks around it, as the configuration file is read by lines";
    return [formatMessage({ what, value, expected })];
  }
  return isTooLong(`    ${key} ${value}`, version)
    ? [formatMessage({ what, value, expected: LENGTH_EXPECTED })]
    : [];
}

/** What is wrong with a regular expression; empty when nothing is. With a wrong one Fluent Bit does not start. */
export function checkRegex(what: string, pattern: string): string[] {
  const fault = onigmoFault(pattern);
  return fault === undefined
    ? []
    : [formatMessage({ what, value: pattern, expected: `a regular expression in Ruby's syntax (${fault})` })];
}

const LENGTH_EXPECTED = `a line of at most ${MAX_LINE_BYTES} bytes, as Fluent Bit 1.9.10 stops at longer ones`;

function isTooLong(line: string, version: FluentBitVersion | undefined): boolean {
  return (version === undefined || version === "1.9.10") && Buffer.byteLength(line) > MAX_LINE_BYTES;
}

/** What is wrong with raw text in the classic format; empty when nothing is. */
export function checkText(what: string, text: string, version: FluentBitVersion | undefined): string[] {
  const findings: string[] = [];
  const parser = /^.*\[(?:MULTILINE_)?PARSER\].*$/im.exec(text)?.[0];
  if (parser !== undefined) {
    // AWS' init process takes a file with this text, even in a comment, for a parsers file, and Fluent Bit ignores its filters.
    const expected =
      "no parser, as an included file can't have any; parsers and multilineParsers define them";
    findings.push(formatMessage({ what, value: parser, expected }));
  }
  if (text.startsWith("\uFEFF")) {
    findings.push(formatMessage({ what, expected: "text without a byte order mark" }));
  }
  const long = text.split("\n").find((line) => isTooLong(line, version));
  if (long !== undefined) {
    findings.push(formatMessage({ what, value: long, expected: LENGTH_EXPECTED }));
  }
  return findings;
}
