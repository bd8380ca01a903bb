import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { InputError } from "./document.js";

/** Room for the plan of a large workspace; CloudFormation takes templates of 1 MB, ECS definitions of 64 KiB. */
const MAX_BYTES = 16 * 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;

/**
 * Text of a file. Reads no more than the limit, in bytes, whatever the file is.
 *
 * @throws InputError if it cannot be read, is too large or is not UTF-8 text.
 */
export function readFileText(file: string, limit = MAX_BYTES): string {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, "r");
    // A device or a pipe has no size: it is read, as far as the limit.
    refuseLarge(fstatSync(descriptor).size, limit);
    const chunks: Buffer[] = [];
    let length = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const read = readSync(descriptor, chunk);
      if (read === 0) {
        return decode(Buffer.concat(chunks));
      }
      length += read;
      refuseLarge(length, limit);
      chunks.push(chunk.subarray(0, read));
    }
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(reason(error));
  } finally {
    if (descriptor !== undefined) {
      closeSync(descriptor);
    }
  }
}

/**
 * Text of a stream, such as standard input, read no further than the limit, in bytes.
 *
 * @throws InputError if it is too large or is not UTF-8 text.
 */
export async function readStreamText(stream: AsyncIterable<Uint8Array>, limit = MAX_BYTES): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    refuseLarge(length, limit);
    chunks.push(chunk);
  }
  return decode(Buffer.concat(chunks));
}

function refuseLarge(length: number, limit: number): void {
  if (length > limit) {
    throw new InputError(`larger than ${limit / 1024 / 1024} MiB: no task definition, plan or template`);
  }
}

function decode(bytes: Uint8Array): string {
  if (bytes.includes(0)) {
    // Terraform's plan files are zip files.
    if (new TextDecoder("latin1").decode(bytes.subarray(0, 2)) === "PK") {
      throw new InputError(
        "a Terraform plan in its binary form; expected the JSON that terraform show -json FILE writes",
      );
    }
    throw new InputError("not a text file: it has NUL bytes");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError("not a text file: it is not UTF-8");
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EISDIR: "is a directory",
  ENOENT: "no such file",
  ENOTDIR: "no such file",
};

function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  return REASONS[code] ?? `cannot be read (${code})`;
}
