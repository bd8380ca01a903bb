import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { InputError } from "./input-error.js";

/** ECS takes task definitions of up to 64 KiB, so that this leaves room for much white space. */
const MAX_INPUT_BYTES = 1_048_576;
const STDIN = 0;

/**
 * Text of a file, or of standard input for `-`. Reads no more than the limit, whatever the file is.
 *
 * @throws InputError if it cannot be read, is too large or is not UTF-8 text.
 */
export function readInput(file: string): string {
  const bytes = file === "-" ? readAll(STDIN) : readFile(file);
  if (bytes.includes(0)) {
    throw new InputError("not a text file: it has NUL bytes");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError("not a text file: it is not UTF-8");
  }
}

function readFile(file: string): Buffer {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, "r");
    if (fstatSync(descriptor).size > MAX_INPUT_BYTES) {
      throw tooLarge();
    }
    return readAll(descriptor);
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(reason(error));
  } finally {
    if (descriptor !== undefined) {
      closeSync(descriptor);
    }
  }
}

function readAll(descriptor: number): Buffer {
  const buffer = Buffer.allocUnsafe(MAX_INPUT_BYTES + 1);
  let length = 0;
  for (;;) {
    const read = readSome(descriptor, buffer, length);
    if (read === 0) {
      return buffer.subarray(0, length);
    }
    length += read;
    if (length > MAX_INPUT_BYTES) {
      throw tooLarge();
    }
  }
}

function readSome(descriptor: number, buffer: Buffer, offset: number): number {
  for (;;) {
    try {
      return readSync(descriptor, buffer, offset, buffer.length - offset, null);
    } catch (error) {
      if (codeOf(error) !== "EAGAIN") {
        throw error;
      }
      // Standard input may be a terminal or socket that does not block: wait a little and ask again.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function tooLarge(): InputError {
  return new InputError(`larger than ${MAX_INPUT_BYTES / 1_048_576} MiB, which no task definition is`);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EISDIR: "is a directory",
  ENOENT: "no such file",
  ENOTDIR: "no such file",
};

function reason(error: unknown): string {
  return REASONS[codeOf(error)] ?? `cannot be read (${codeOf(error)})`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
