const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a time such as `90s` or `10m`; a number alone is seconds. Undefined if it is none. */
export function readDuration(text: string): number | undefined {
  const match = /^(\d{1,6})\s?([smhd]?)$/i.exec(text.trim());
  return match === null ? undefined : Number(match[1]) * (UNITS[match[2]?.toLowerCase() || "s"] ?? 1_000);
}

/** A time as people read it: `4.2 s`, `3 min 20 s`. */
export function showDuration(milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  if (seconds < 60) {
    return `${seconds.toFixed(1)} s`;
  }
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}
