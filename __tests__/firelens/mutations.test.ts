import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkTaskDefinition } from "../../firelens/check.js";
import { formatFinding } from "../../firelens/finding.js";
import { InputError } from "../../firelens/inputs/document.js";
import { ecsDefinition } from "../../firelens/inputs/ecs.js";
import type { TaskDefinition } from "../../firelens/model/task-definition.js";
import { renderFluentBitConf } from "../../firelens/preview/preview.js";
import { NoFluentBitConfError } from "../../firelens/preview/sections.js";
import { RULES } from "../../firelens/rules/index.js";
import { articleTask } from "../support/task-definitions.js";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const examples: { readonly containers: Json }[] = JSON.parse(
  readFileSync(new URL("../fixtures/firelens-examples.json", import.meta.url), "utf8"),
);
const article: Json = JSON.parse(JSON.stringify(articleTask));
const originals: readonly Json[] = [
  ...examples.map(({ containers }) => ({ containerDefinitions: containers })),
  article,
];

/** What a value or a key is replaced with. */
const values: readonly Json[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1e308,
    24224,
    "",
    " ",
    "0",
    "On",
    "true",
    "${X}",
    "${TfToken[TOKEN.1]}",
    "a\nb",
    "\u0000",
  ],
  ...[
    "awsfirelens",
    "fluentd",
    "s3",
    "file",
    "cloudwatch",
    "es",
    "http",
    "kafka",
    "__proto__",
    "constructor",
    "(",
    "[",
    "*",
  ],
  ...[
    "arn:aws:s3:::b/k",
    "/fluent-bit/etc/fluent-bit.conf",
    "x".repeat(5000),
    "log_router",
    "app",
    "😀",
    "\ud800",
  ],
  ...[
    [],
    {},
    [[]],
    [null],
    { name: null },
    { options: [] },
    { type: "fluentbit" },
    [{ containerName: "app" }],
  ],
];
const keys = [
  "Name",
  "name",
  "Match",
  "a b",
  "[x",
  "__proto__",
  "toString",
  "tls",
  "compress",
  "firelensConfiguration",
  "",
];

type Step = readonly [place: number, action: number, choice: number];

/** One change somewhere in the tree: a value replaced, a key added, renamed or removed, or a part repeated. */
function mutate(root: Json, [place, action, choice]: Step): Json {
  const nodes = containersIn(root);
  const node = nodes[place % nodes.length];
  const value = structuredClone(values[choice % values.length] ?? null);
  if (Array.isArray(node)) {
    const index = node.length === 0 ? 0 : choice % node.length;
    const changes = [
      () => node.splice(index, 1),
      () => node.splice(index, 0, value),
      () => node.splice(index, 1, value),
      () => node.push(...structuredClone(node.slice(0, 3))),
    ];
    changes[action % changes.length]?.();
  } else if (node !== undefined) {
    const own = Object.keys(node);
    const key = own[choice % Math.max(1, own.length)] ?? "";
    const other = keys[choice % keys.length] ?? "";
    const changes = [
      () => delete node[key],
      () => define(node, other, value),
      () => define(node, key, value),
      () => define(node, other, structuredClone(node[key] ?? null)),
    ];
    changes[action % changes.length]?.();
  }
  return root;
}

/** As JSON.parse would: `__proto__` is a key like any other. */
function define(node: { [key: string]: Json }, key: string, value: Json): void {
  Object.defineProperty(node, key, { value, enumerable: true, configurable: true, writable: true });
}

function containersIn(value: Json): (Json[] | { [key: string]: Json })[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return [value, ...Object.values(value).flatMap(containersIn)];
}

const ids = new Set(RULES.map(({ id }) => id));

it("a thousand chains of mutations crash neither check nor preview", () => {
  const step = fc.tuple(fc.nat(10_000), fc.nat(100), fc.nat(10_000));
  let previews = 0;
  let found = 0;
  fc.assert(
    fc.property(
      fc.nat(originals.length - 1),
      fc.array(step, { minLength: 1, maxLength: 6 }),
      (index, steps) => {
        const mutant = steps.reduce(mutate, structuredClone(originals[index] ?? null));
        let definition: TaskDefinition | undefined;
        try {
          definition = ecsDefinition(mutant)?.definition;
        } catch (error) {
          if (!(error instanceof InputError)) {
            throw error;
          }
        }
        if (definition === undefined) {
          return;
        }
        for (const finding of checkTaskDefinition(definition)) {
          found++;
          expect(ids.has(finding.ruleId)).toBe(true);
          expect(formatFinding(finding).includes("\n")).toBe(false);
        }
        try {
          previews += renderFluentBitConf(definition).startsWith("\n[INPUT]\n") ? 1 : 0;
        } catch (error) {
          if (!(error instanceof NoFluentBitConfError)) {
            throw error;
          }
        }
      },
    ),
    { numRuns: 1000 },
  );
  // The mutants are neither all broken nor all whole.
  expect(previews).toBeGreaterThan(300);
  expect(found).toBeGreaterThan(1000);
});
