import type { FluentBitStackProps } from "./fluent-bit-stack.js";

/** What is wrong with options that are right each by itself. */
export function checkCombinations({ service, task, logs }: FluentBitStackProps): string[] {
  const findings: string[] = [];
  if (service?.exec === true && task?.readonlyRootFilesystem === true) {
    findings.push(
      "service.exec is on with task.readonlyRootFilesystem: expected one of them, as the agent of ECS Exec writes to the root file system",
    );
  }
  if (logs?.createKey === true && logs.key !== undefined) {
    findings.push("logs.createKey is on with logs.key: expected one of them");
  }
  return findings;
}
