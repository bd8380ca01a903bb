/** The programs of this project that are deployed in tests. */
export const PROGRAMS = [
  "main.ts",
  "examples/production.ts",
  "examples/two-services.ts",
  "examples/datadog.ts",
  "examples/opensearch.ts",
  "examples/s3.ts",
];
