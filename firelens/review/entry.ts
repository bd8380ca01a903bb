/** One thing that a review says. */
export interface Entry {
  /** `+` for what is new, `-` for what goes, `~` for a change, `!` for what a reviewer must not miss. */
  readonly sign: "+" | "-" | "~" | "!";
  readonly text: string;
  readonly details?: readonly string[];
}

/** What a review says about one question. */
export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}
