import { Token } from "cdktf";
import { describe, expect, expectTypeOf, it } from "vitest";
import {
  BOOLEAN,
  booleanOr,
  type Fields,
  listOf,
  mapOf,
  NOT_IN_JSON,
  NUMBER,
  objectOf,
  oneOf,
  type Reader,
  readFields,
  STRING,
  stringAs,
} from "../src/json-readers.js";

interface Point {
  readonly x: number;
  readonly label?: string;
  readonly draw?: () => void;
}

const SIZE = oneOf<string | boolean>("single", "perZone", false);
const FIELDS = { x: NUMBER, label: STRING, draw: NOT_IN_JSON };
const POINT = objectOf<Point>(FIELDS, ["x"]);
const LENGTH = stringAs(
  (text, at) => (text === "" ? [`${at} is empty`] : []),
  (text) => text.length,
);

describe("a JSON value that is right", () => {
  it.each<[Reader<unknown>, unknown]>([
    [STRING, "a"],
    [NUMBER, 1],
    [BOOLEAN, false],
    [SIZE, "perZone"],
    [SIZE, false],
    [booleanOr(POINT), true],
    [booleanOr(POINT), { x: 1 }],
    [listOf(NUMBER), [1, 2]],
    [mapOf(STRING), { a: "b" }],
    [POINT, { x: 1, label: "a" }],
  ])("is read as it is (case %#)", (reader, value) => {
    expect(reader.read(value, "at")).toEqual({ value, findings: [] });
  });

  it("is converted where the reader converts it", () => {
    expect(LENGTH.read("abc", "at")).toEqual({ value: 3, findings: [] });
  });
});

describe("a JSON value that is wrong", () => {
  it.each<[Reader<unknown>, unknown, string]>([
    [STRING, 1, "at: 1; expected a string"],
    [NUMBER, "1", 'at: "1"; expected a number'],
    [BOOLEAN, null, "at: null; expected a boolean"],
    [SIZE, "perzone", 'at: "perzone"; expected one of single, perZone, false; did you mean perZone?'],
    [SIZE, 3, "at: 3; expected one of single, perZone, false"],
    [booleanOr(POINT), 1, "at: 1; expected an object with x, label"],
    [LENGTH, 1, "at: 1; expected a string"],
    [LENGTH, "", "at is empty"],
    [listOf(NUMBER), "1", 'at: "1"; expected a list'],
    [listOf(NUMBER), [1, "2"], 'at[1]: "2"; expected a number'],
    [mapOf(STRING), ["a"], 'at: ["a"]; expected an object'],
    [mapOf(STRING), { a: 1 }, "at.a: 1; expected a string"],
    [POINT, { label: "a" }, "at has no x"],
    [POINT, { x: 1, draw: "a" }, "at.draw; expected it in main.ts, as JSON cannot say it"],
  ])("has a finding and no value (case %#)", (reader, value, finding) => {
    expect(reader.read(value, "at")).toEqual({ findings: [finding] });
  });

  it.each([
    ["lable", "unknown setting at.lable; expected one of x, label; did you mean label?"],
    ["zzzzzz", "unknown setting at.zzzzzz; expected one of x, label"],
    ["toString", "unknown setting at.toString; expected one of x, label"],
  ])("leaves the rest usable where only the key %s is unknown", (key, finding) => {
    expect(POINT.read({ x: 1, [key]: 0 }, "at")).toEqual({ value: { x: 1 }, findings: [finding] });
  });

  it("is every notation of a token, which checks would skip", () => {
    expect(STRING.read(Token.asString({ a: 1 }), "at").findings).toHaveLength(1);
    expect(NUMBER.read(Token.asNumber({ a: 1 }), "at").findings).toHaveLength(1);
  });

  it("leaves the other properties readable, each by itself", () => {
    expect(readFields<Point>(FIELDS, { x: "1", label: "a" }, "at")).toEqual({
      values: { label: "a" },
      findings: ['at.x: "1"; expected a number'],
      isWhole: false,
    });
  });
});

it("the compiler demands a reader for every property, of the property's type", () => {
  expectTypeOf<typeof FIELDS>().toExtend<Fields<Point>>();
  expectTypeOf<Omit<typeof FIELDS, "label">>().not.toExtend<Fields<Point>>();
  expectTypeOf<Omit<typeof FIELDS, "draw">>().not.toExtend<Fields<Point>>();
  expectTypeOf<Omit<typeof FIELDS, "x"> & { x: Reader<string> }>().not.toExtend<Fields<Point>>();
});

it("the schema says what is read, and nothing that JSON cannot say", () => {
  expect(booleanOr(POINT).schema).toEqual({
    anyOf: [
      { type: "boolean" },
      {
        type: "object",
        properties: { x: { type: "number" }, label: { type: "string" } },
        required: ["x"],
        additionalProperties: false,
      },
    ],
  });
  expect(listOf(SIZE).schema).toEqual({ type: "array", items: { enum: ["single", "perZone", false] } });
  expect(mapOf(STRING).schema).toEqual({ type: "object", additionalProperties: { type: "string" } });
});
