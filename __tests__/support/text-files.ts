import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FluentBitStackProps } from "../../src/fluent-bit-stack.js";
import { synthesizedFolder } from "./synthesized-folder.js";

/** The generated files of a stack with these props, by their names. */
export function textFilesOf(props: FluentBitStackProps): Record<string, string> {
  const assets = join(synthesizedFolder(props), "assets");
  return Object.fromEntries(
    readdirSync(assets).flatMap((folder) =>
      readdirSync(join(assets, folder)).map((file) => [
        file,
        readFileSync(join(assets, folder, file), "utf8"),
      ]),
    ),
  );
}
