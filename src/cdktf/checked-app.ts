import { App, type AppConfig, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** The configuration of an app is wrong; the message lists every finding. */
export class ConfigurationError extends Error {
  /** Tells the error from others. */
  override readonly name = "ConfigurationError";

  constructor(findings: readonly string[]) {
    super(
      `${findings.length === 1 ? "1 finding" : `${findings.length} findings`}:\n  ${findings.join("\n  ")}`,
    );
    // The mistake is in the configuration, so a place in the code would not help.
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

  /**
   * Checks the app, unless `skipValidation` is set, and writes its stacks.
   * @throws ConfigurationError where a check has findings
   */
  override synth(): void {
    const findings = this.skipValidation ? [] : findingsOf(this);
    if (findings.length > 0) {
      throw new ConfigurationError(findings);
    }
    super.synth();
  }

  /**
   * Synthesizes as the last step of a program: findings go to the standard error without a stack trace, and the program
   * ends with exit code 1.
   */
  run(): void {
    try {
      this.synth();
    } catch (error) {
      if (!(error instanceof ConfigurationError)) {
        throw error;
      }
      console.error(error.stack);
      process.exitCode = 1;
    }
  }
}

/**
 * The findings of all checks in an app or a stack, each with the path of its construct. Constructs of a stack that have the same finding
 * share one line, which does not name those inside another that has it too.
 */
export function findingsOf(scope: IConstruct): string[] {
  const groups = new Map<string, { text: string; constructs: IConstruct[] }>();
  for (const construct of scope.node.findAll()) {
    const stack = construct.node.scopes.find(TerraformStack.isStack);
    for (const text of construct.node.validate()) {
      const key = `${stack?.node.path} ${text}`;
      const group = groups.get(key) ?? { text, constructs: [] };
      groups.set(key, group);
      if (!group.constructs.some((other) => construct.node.scopes.includes(other))) {
        group.constructs.push(construct);
      }
    }
  }
  return [...groups.values()].map(({ text, constructs }) => {
    const paths = constructs.map(({ node }) => node.path).filter((path) => path !== "");
    return paths.length === 0 ? text : `[${paths.join(", ")}] ${text}`;
  });
}
