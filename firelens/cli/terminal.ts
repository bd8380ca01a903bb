/** The world outside of a command; what the command returns is its exit status. */
export interface Terminal {
  /** Standard output. */
  readonly out: (text: string) => void;
  /** Standard error. */
  readonly err: (text: string) => void;
  /** A line that is written over by the next, and removed by an empty one. Undefined where nobody watches. */
  readonly progress?: (text: string) => void;
  /** Has an interruption end the process with this exit status. Undefined where nobody can interrupt. */
  readonly onInterrupt?: (status: () => number) => void;
  /** Standard input. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** The text in a colour or weight if standard output shows colours, else as it is. */
  readonly style: (style: Style, text: string) => string;
  /** The folder that a configuration file is looked for in, and above. */
  readonly directory: string;
}

type Style = "red" | "yellow" | "dim" | "bold" | "green";

export const EXIT_STATUS = { clean: 0, errors: 1, unusable: 2 } as const;
