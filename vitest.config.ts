import { defineConfig } from "vitest/config";

/** Tests that start programs say which in their names: `rehearse.terraform.test.ts` needs the terraform CLI. */
const STARTS_PROGRAMS = "__tests__/**/*.{terraform,aws,docs,package}.test.ts";

export default defineConfig({
  test: {
    env: { CHECKPOINT_DISABLE: "1", DISABLE_VERSION_CHECK: "1" },
    // Files share the modules they import: cdktf and its bindings take a second to load.
    isolate: false,
    // A module is compiled again when it, this file or package-lock.json changes.
    experimental: { fsModuleCache: true },
    maxWorkers: 2,
    maxConcurrency: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          globalSetup: ["__tests__/support/memory-folder.ts"],
          include: ["__tests__/**/*.test.ts", "examples/*.test.ts"],
          exclude: [STARTS_PROGRAMS],
          // No test starts or ends a process, so that threads do, which start and load sooner.
          pool: "threads",
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "terraform",
          include: ["__tests__/**/*.terraform.test.ts"],
          globalSetup: ["__tests__/support/memory-folder.ts", "__tests__/support/build-commands.ts"],
          // Several Terraforms run at a time: one that takes all cores for itself works against the others.
          env: { GOMAXPROCS: "1" },
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
      {
        extends: true,
        test: {
          // Starts the real AWS provider and moto: `npm run test:aws`.
          name: "aws",
          include: ["__tests__/**/*.aws.test.ts"],
          globalSetup: [
            "__tests__/support/temp-folder.ts",
            "__tests__/support/build-commands.ts",
            "__tests__/support/download-provider.ts",
          ],
          testTimeout: 1_800_000,
          hookTimeout: 600_000,
          maxConcurrency: 5,
        },
      },
      {
        extends: true,
        test: {
          // Installs the package in projects of their own: `npm run test:package`.
          name: "package",
          include: ["__tests__/**/*.package.test.ts"],
          globalSetup: ["__tests__/support/temp-folder.ts", "__tests__/package/pack.ts"],
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
      {
        extends: true,
        test: {
          // Builds the site and reads it in Chromium: `npm run test:docs`.
          name: "docs",
          include: ["__tests__/**/*.docs.test.ts"],
          globalSetup: ["__tests__/support/temp-folder.ts", "__tests__/support/build-site.ts"],
          testTimeout: 1_800_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
