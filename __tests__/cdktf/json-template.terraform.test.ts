import { Fn, TerraformStack, TerraformVariable } from "cdktf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonencode } from "../../src/cdktf/expressions.js";
import { resolved } from "../../src/cdktf/resolve.js";
import { jsonTemplate } from "../../src/cdktf/template.js";
import { testApp } from "../support/synthesize.js";
import { TerraformFolder } from "../support/terraform.js";

const stack = new TerraformStack(testApp(), "stack");
const text = new TerraformVariable(stack, "text", { type: "string" });
const size = new TerraformVariable(stack, "size", { type: "number" });
const list = new TerraformVariable(stack, "list", { type: "list(string)" });

const VALUES = { text: 'a "b" \\ \n c', size: 8, list: ["x", 'y"'] };
const EXPECTED = {
  whole: VALUES.text,
  part: `before ${VALUES.text} after`,
  quoted: `"${VALUES.text}"`,
  twice: `${VALUES.text}${VALUES.text}`,
  number: 8,
  list: VALUES.list,
  nested: [{ number: 8 }],
};
const document = {
  whole: text.stringValue,
  part: `before ${text.stringValue} after`,
  quoted: `"${text.stringValue}"`,
  twice: `${text.stringValue}${text.stringValue}`,
  number: size.numberValue,
  list: list.value,
  nested: [{ number: size.numberValue }],
  absent: undefined,
};
const variable = Object.fromEntries(
  Object.entries(VALUES).map(([name, value]) => [name, { default: value }]),
);

describe("a JSON template", () => {
  it("wants one variable for each value that only Terraform knows", () => {
    const { variables } = jsonTemplate(stack, document);
    expect(
      Object.fromEntries(Object.entries(variables).map(([name, v]) => [name, resolved(stack, v)])),
    ).toEqual({
      text: "${var.text}",
      size: "${var.size}",
      list: "${var.list}",
    });
  });

  it("names a variable by number where what it stands for has no name", () => {
    const document = { first: Fn.element(list.listValue, 0), all: list.listValue };
    expect(Object.keys(jsonTemplate(stack, document).variables)).toEqual(["value_1", "list"]);
  });

  it("is indented like a file that a person writes", () => {
    expect(jsonTemplate(stack, [{ image: text.stringValue, port: 80 }]).text).toBe(
      '[\n  {\n    "image": ${jsonencode(text)},\n    "port": 80\n  }\n]\n',
    );
  });

  it("carries any literal and any value of a variable unchanged through Terraform", () => {
    const hostile = fc.sample(
      fc.string({
        unit: fc.constantFrom(..."\"\\${}%~\n\t'()[]aé🐟<&>\b\f\u0001", "${", "%{", "$${", "%%{", "~}"),
        maxLength: 12,
      }),
      { numRuns: 200, seed: 1 },
    );
    const template = jsonTemplate(stack, { literals: hostile, ...document });
    const folder = new TerraformFolder({
      variable,
      output: {
        file: { value: '${templatefile("t.tftpl", { text = var.text, size = var.size, list = var.list })}' },
        expression: { value: resolved(stack, jsonencode({ literals: hostile, ...document })) },
      },
    });
    folder.write("t.tftpl", template.text);
    const { file, expression } = folder.outputs();
    expect(JSON.parse(String(file))).toEqual({ literals: hostile, ...EXPECTED });
    expect(JSON.parse(String(expression))).toEqual({ literals: hostile, ...EXPECTED });
  });
});
