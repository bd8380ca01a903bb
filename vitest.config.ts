import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["__tests__/**/*.test.ts"],
    globalSetup: ["__tests__/support/temp-folder.ts", "__tests__/support/build-firelens.ts"],
    env: { CHECKPOINT_DISABLE: "1", DISABLE_VERSION_CHECK: "1" },
    testTimeout: 60_000,
    isolate: false,
    maxWorkers: 2,
    maxConcurrency: 2,
  },
});
