/** Where a command writes; what it returns is the exit status. */
export interface Terminal {
  /** Standard output. */
  out(text: string): void;
  /** Standard error. */
  err(text: string): void;
}

export const EXIT_STATUS = { clean: 0, errors: 1, unusable: 2 } as const;
