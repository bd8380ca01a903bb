import { App, type AppConfig } from "cdktf";

/** The settings of an app are wrong; the message lists every finding. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";

  constructor(findings: readonly string[]) {
    super(
      `${findings.length === 1 ? "1 finding" : `${findings.length} findings`}:\n  ${findings.join("\n  ")}`,
    );
    // The reader made a mistake in settings, not in code: the place in the code only hides the findings.
    this.stack = `${this.name}: ${this.message}`;
  }
}

/**
 * An app that checks all its stacks before it writes the first: when anything is wrong, one error lists all findings
 * and the output folder stays as it was. cdktf's own `App` checks and writes stack by stack.
 *
 * No stack traces go to the output, since they hold absolute paths.
 */
export class CheckedApp extends App {
  constructor(config: AppConfig = {}) {
    super({ stackTraces: false, ...config });
  }

  /** Throws a `ConfigurationError` where a check has findings. */
  override synth(): void {
    const findings = this.node
      .findAll()
      .flatMap((construct) =>
        construct.node.validate().map((finding) => `[${construct.node.path}] ${finding}`),
      );
    if (findings.length > 0) {
      throw new ConfigurationError(findings);
    }
    super.synth();
  }
}
