import { execFile } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";
import { InputError } from "../inputs/document.js";
import { parseJson } from "../inputs/json.js";
import { readFileText } from "../inputs/read-text.js";
import { formatMessage } from "../message.js";
import { chooseStack } from "./subject.js";

/** Where cdktf synthesizes stacks, a folder each. */
const CDKTF_STACKS = join("cdktf.out", "stacks");

/** Time that Terraform has to read the state, in milliseconds. */
const TERRAFORM_TIMEOUT = 120_000;

/**
 * The outputs of a deployment: of a file of JSON, or of Terraform's state in a folder.
 *
 * @param name a file or folder; without one the stack that cdktf synthesized here, or this folder
 * @param stack which of the stacks that cdktf synthesized here
 * @throws InputError if they cannot be read
 */
export async function loadOutputs(
  directory: string,
  name: string | undefined,
  stack: string | undefined,
): Promise<unknown> {
  const path = name === undefined ? defaultFolder(directory, stack) : resolve(directory, name);
  if (!existsSync(path)) {
    throw new InputError(
      formatMessage({
        what: name ?? path,
        expected: "a Terraform folder, or a file with the outputs as terraform output -json writes them",
      }),
    );
  }
  return statSync(path).isDirectory() ? await terraformOutputs(path) : parseJson(readFileText(path));
}

function defaultFolder(directory: string, wanted: string | undefined): string {
  const folder = join(directory, CDKTF_STACKS);
  if (!existsSync(folder)) {
    return directory;
  }
  return join(folder, chooseStack(readdirSync(folder), wanted) ?? "");
}

async function terraformOutputs(folder: string): Promise<unknown> {
  const program = process.env.TERRAFORM_BINARY_NAME ?? "terraform";
  try {
    const { stdout } = await promisify(execFile)(program, ["output", "-json"], {
      cwd: folder,
      timeout: TERRAFORM_TIMEOUT,
    });
    return parseJson(stdout);
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(terraformFault(program, folder, error));
  }
}

function terraformFault(program: string, folder: string, error: unknown): string {
  const { code, stderr = "", message } = error as NodeJS.ErrnoException & { stderr?: string };
  if (code === "ENOENT") {
    return formatMessage({
      what: `${program} is not on PATH`,
      expected: "the terraform CLI, or --cluster, --service and --url",
    });
  }
  const [line = message] = stderr.split("\n").filter((text) => /Error:/.test(text));
  return `${program} output in ${basename(folder)}: ${line.replace(/^\W*Error: /, "")}`;
}
