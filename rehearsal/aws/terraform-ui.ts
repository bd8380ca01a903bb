import type { ChangeCounts } from "../terraform-json.js";

/** What `terraform … -json` prints, a line each, as far as it is read here. */
interface UiMessage {
  readonly type: string;
  readonly hook?: {
    readonly resource?: { readonly addr: string };
    readonly elapsed_seconds?: number;
  };
  readonly changes?: { readonly add: number; readonly change: number; readonly remove: number };
  readonly diagnostic?: Diagnostic;
}

export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
}

/**
 * Reads the output of `terraform plan`, `apply` or `destroy` with `-json` as it is printed.
 *
 * @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
export class TerraformUi {
  readonly diagnostics: Diagnostic[] = [];
  /** What is planned, or was done. */
  counts: ChangeCounts = { add: 0, change: 0, destroy: 0 };
  /** Seconds that each resource has been worked on, by address. */
  private readonly running = new Map<string, number>();
  private done = 0;
  private incompleteLine = "";

  /**
   * @param onProgress called with what Terraform has done and waits for, whenever that changes
   * @param total resources that are to be made, changed or destroyed
   */
  constructor(
    private readonly onProgress: (progress: string) => void,
    private readonly total?: number,
  ) {}

  /** Takes what Terraform has printed since the last call. */
  add(text: string): void {
    const lines = `${this.incompleteLine}${text}`.split("\n");
    this.incompleteLine = lines.pop() ?? "";
    for (const line of lines) {
      if (line.startsWith("{")) {
        this.take(JSON.parse(line) as UiMessage);
      }
    }
  }

  private take({ type, hook = {}, diagnostic, changes }: UiMessage): void {
    const address = hook.resource?.addr ?? "";
    if (diagnostic !== undefined) {
      this.diagnostics.push(diagnostic);
    }
    if (changes !== undefined) {
      this.counts = { add: changes.add, change: changes.change, destroy: changes.remove };
    }
    if (/^(apply|refresh)_(start|progress)$/.test(type)) {
      this.running.set(address, hook.elapsed_seconds ?? 0);
      this.onProgress(this.progress());
    } else if (/^(apply|refresh)_(complete|errored)$/.test(type)) {
      this.running.delete(address);
      this.done += type === "apply_complete" ? 1 : 0;
      this.onProgress(this.progress());
    }
  }

  private progress(): string {
    const done = this.total === undefined ? [] : [`${this.done} of ${this.total}`];
    const [longest] = [...this.running].sort(([, a], [, b]) => b - a);
    if (longest === undefined) {
      return done.join("");
    }
    const [address, seconds] = longest;
    const time = seconds > 0 ? ` (${seconds} s)` : "";
    const others = this.running.size > 1 ? ` and ${this.running.size - 1} more` : "";
    return [...done, `waits for ${address}${time}${others}`].join(", ");
  }
}

/** Diagnostics as Terraform prints them. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ severity, summary, address, detail }) =>
      [
        `${severity === "error" ? "Error" : "Warning"}: ${summary}`,
        ...(address === undefined ? [] : [`  with ${address}`]),
        ...(detail ? [detail] : []),
      ].join("\n"),
    )
    .join("\n\n");
}
