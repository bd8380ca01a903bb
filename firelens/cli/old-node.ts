import { formatMessage } from "../message.js";

/** What is wrong with this version of Node; undefined when nothing is. @param range `>=20.19` */
export function findOldNode(version: string, range: string): string | undefined {
  const [major = 0, minor = 0] = numbersOf(version);
  const [leastMajor = 0, leastMinor = 0] = numbersOf(range);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
    ? undefined
    : formatMessage({ what: "Node", value: version, expected: `${leastMajor}.${leastMinor} or later` });
}

function numbersOf(text: string): number[] {
  return [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}
