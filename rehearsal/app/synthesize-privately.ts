import { join } from "node:path";
import type { CommandLine } from "../cli/command-line.js";
import { findTerraform } from "../terraform/binary.js";
import { privateFolder } from "../terraform/private-folder.js";
import { type Project, readProject } from "./project.js";
import { chooseStacks, type SynthesizedStack, synthesize } from "./synthesize.js";

/** A project in the current folder, synthesized where nobody else looks. */
export interface PrivateSynthesis {
  readonly project: Project;
  /** Folder of what the app wrote. */
  readonly outdir: string;
  readonly stacks: readonly SynthesizedStack[];
  remove(): void;
}

/** @throws where there is no Terraform CLI, before anything is synthesized */
export async function synthesizePrivately({
  app,
  stacks: names,
}: Pick<CommandLine, "app" | "stacks">): Promise<PrivateSynthesis> {
  findTerraform();
  const project = readProject(process.cwd(), app);
  const folder = privateFolder();
  const outdir = join(folder.path, "out");
  const stacks = chooseStacks(await synthesize(project, outdir), names);
  return { project, outdir, stacks, remove: folder.remove };
}
