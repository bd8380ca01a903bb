/** A Fluent Bit version whose output plugins are known. */
export type FluentBitVersion = "1.9.10" | "4.2.4" | "5.0.9" | "5.1.1";

/** All of them, oldest first. */
export const FLUENT_BIT_VERSIONS = [
  "1.9.10",
  "4.2.4",
  "5.0.9",
  "5.1.1",
] as const satisfies readonly FluentBitVersion[];

/** The oldest known version. */
export const FIRST_VERSION = FLUENT_BIT_VERSIONS[0];

/** The newest known version. */
export const LAST_VERSION = FLUENT_BIT_VERSIONS[3];

/** The known versions of a range. */
export interface VersionRange {
  /** First version. @default - the oldest known version */
  readonly since?: FluentBitVersion;
  /** Last version. @default - the newest known version */
  readonly until?: FluentBitVersion;
}

/** The versions of the range, oldest first. */
export function versionsIn({
  since = FIRST_VERSION,
  until = LAST_VERSION,
}: VersionRange): readonly FluentBitVersion[] {
  return FLUENT_BIT_VERSIONS.slice(
    FLUENT_BIT_VERSIONS.indexOf(since),
    FLUENT_BIT_VERSIONS.indexOf(until) + 1,
  );
}

/** True if the version is in the range or, where it is not known, may be. */
export function isInRange(range: VersionRange, version: FluentBitVersion | undefined): boolean {
  return version === undefined || versionsIn(range).includes(version);
}

/**
 * The known version that stands for another: the one of the same minor release, else the next later one
 * (options are rarely removed), else the latest.
 *
 * @param version `major`, `major.minor` or `major.minor.patch`, with or without a leading `v`.
 * @returns undefined if the text is not a version.
 */
export function nearestFluentBitVersion(version: string): FluentBitVersion | undefined {
  const match = /^v?(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?$/.exec(version);
  if (match === null) {
    return undefined;
  }
  const wanted = Number(match[1]) * 1e6 + Number(match[2] ?? 0);
  return FLUENT_BIT_VERSIONS.find((known) => minorRelease(known) >= wanted) ?? LAST_VERSION;
}

function minorRelease(version: FluentBitVersion): number {
  const [major, minor] = version.split(".");
  return Number(major) * 1e6 + Number(minor);
}
