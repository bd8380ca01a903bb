import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { type ISynthesisSession, TerraformStack } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer.js";
import { Construct } from "constructs";

export interface TextAssetProps {
  /** The file's name. */
  readonly fileName: string;
  /** The file's content. */
  readonly text: string;
}

/**
 * A file with generated content beside the synthesized configuration, at `assets/<id>/<file name>`.
 * (cdktf's `TerraformAsset` copies files that exist before the synthesis.)
 */
export class TextAsset extends Construct {
  /** The file's path as Terraform sees it, relative to the stack's folder. */
  readonly path: string;

  constructor(scope: Construct, id: string, props: TextAssetProps) {
    super(scope, id);
    const folder = posix.join("assets", TerraformStack.of(this).getLogicalId(this.node));
    this.path = posix.join(folder, props.fileName);
    addCustomSynthesis(this, {
      onSynthesize: (session: ISynthesisSession) => {
        const { workingDirectory } = session.manifest.forStack(TerraformStack.of(this));
        const stackFolder = join(session.outdir, workingDirectory);
        rmSync(join(stackFolder, folder), { recursive: true, force: true });
        const file = join(stackFolder, this.path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, props.text);
      },
    });
  }
}
