/** Input that cannot be read, with the place if there is one; lines and columns count from 1. */
export class InputError extends Error {
  constructor(
    message: string,
    readonly line?: number,
    readonly column?: number,
  ) {
    super(message);
  }
}

/** `file.json:3:14: message`. */
export function formatInputError(file: string, { message, line, column }: InputError): string {
  return `${file}${line === undefined ? "" : `:${line}:${column ?? 1}`}: ${message}`;
}
