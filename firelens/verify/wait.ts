import { isThrottling } from "./aws-error.js";

/** Time, which tests let pass at once. */
export interface Clock {
  /** In milliseconds since 1970. */
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** A step of the verification that did not succeed. */
export class StepError extends Error {
  override readonly name = "StepError";
}

/** What a look at AWS says: done, with what was found, or not yet, and how far it is. */
export type Look<T> = { readonly done: T } | { readonly progress: string };

/** Between two looks, in milliseconds. */
const LOOK_INTERVAL = 5_000;

/**
 * Looks again and again until it is done.
 *
 * @param deadline in milliseconds since 1970; there is one look at least
 * @throws StepError with the last progress, after the deadline
 */
export async function waitFor<T>(
  look: () => Promise<Look<T>>,
  { clock, deadline, onProgress }: { clock: Clock; deadline: number; onProgress: (progress: string) => void },
): Promise<T> {
  for (;;) {
    const seen = await look().catch((error: unknown) => {
      if (!isThrottling(error)) {
        throw error;
      }
      return { progress: "AWS throttles this account" };
    });
    if ("done" in seen) {
      return seen.done;
    }
    onProgress(seen.progress);
    if (clock.now() + LOOK_INTERVAL > deadline) {
      throw new StepError(seen.progress);
    }
    await clock.pause(LOOK_INTERVAL);
  }
}
