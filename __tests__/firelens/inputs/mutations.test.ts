import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkTaskDefinition } from "../../../firelens/check.js";
import { InputError } from "../../../firelens/inputs/document.js";
import { findDefinitions } from "../../../firelens/inputs/find-definitions.js";
import { parseDocument } from "../../../firelens/inputs/read-document.js";
import { app, router } from "../../support/task-definitions.js";

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/firelens-inputs/${name}`, import.meta.url), "utf8");
const containers = JSON.stringify([app({ Name: "s3" }), router()]);
const attributes = { container_definitions: containers, memory: "512", volume: [{ name: "x" }] };

const ORIGINALS: Readonly<Record<string, string>> = {
  "template.yaml": fixture("template.yaml"),
  "template.json": fixture("cdk.template.json"),
  "plan.json": JSON.stringify({
    format_version: "1.2",
    planned_values: {
      root_module: {
        resources: [
          { address: "a", type: "aws_ecs_task_definition", values: attributes, sensitive_values: {} },
        ],
        child_modules: [{ resources: [] }],
      },
    },
    resource_changes: [{ address: "a", change: { after_unknown: { cpu: true } } }],
  }),
  "cdk.tf.json": JSON.stringify({
    variable: { img: { default: "nginx" } },
    resource: {
      aws_ecs_task_definition: {
        a: {
          container_definitions:
            '${jsonencode([{"name" = "a", "image" = "x-${var.img}", "cpu" = f(1, [2])}])}',
        },
        b: { ...attributes, family: "${var.family}" },
      },
    },
  }),
  "manifest.yml":
    "name: shop\ntype: Backend Service\nlogging:\n  destination: {Name: s3, bucket: b}\n  secretOptions: {a: b}\n  variables: {A: b}\n",
  "compose.yml": "services:\n  a:\n    image: x\n    logging: {driver: awsfirelens, options: {Name: s3}}\n",
};

/** A piece of text is replaced by another. */
const mutation = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 12 }),
  text: fc.constantFrom(
    ...[
      '""',
      "[]",
      "{}",
      "null",
      "0",
      "true",
      "${",
      "}",
      '"',
      "\\",
      "*a",
      "&a ",
      "!Ref ",
      "\n",
      "  ",
      "- ",
      ": ",
    ],
    ...['{"Ref":"A"}', '"constructor"', '"__proto__"', "<<: ", "[[", "\u0000", "é"],
  ),
});

describe("hundreds of mutations crash nothing, and each finding has a place", () => {
  for (const [name, original] of Object.entries(ORIGINALS)) {
    it(name, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
          const text = mutations.reduce((before, { place, length, text: piece }) => {
            const start = Math.floor(place * before.length);
            return before.slice(0, start) + piece + before.slice(start + length);
          }, original);
          try {
            const { value, locate } = await parseDocument(name, text);
            const { definitions } = findDefinitions(value, "/nowhere");
            for (const { definition, pathInFile } of definitions) {
              const paths = checkTaskDefinition(definition).map(({ jsonPath }) => pathInFile(jsonPath));
              for (const { line, column } of locate(paths)) {
                expect(line).toBeGreaterThan(0);
                expect(column).toBeGreaterThan(0);
              }
            }
          } catch (error) {
            expect(error).toBeInstanceOf(InputError);
          }
        }),
        { numRuns: name === "template.yaml" ? 100 : 300 },
      );
    });
  }
});
