import { describe, expect, it } from "vitest";
import { boolean, booleanOr, listOf, mapOf, number, objectOf, oneOf, string } from "../src/json-checks.js";

const size = oneOf("single", "perZone", false);
const point = objectOf<{ x: number; label?: string }>({ x: number, label: string }, ["x"]);

describe("a JSON value", () => {
  it.each([
    [string, "a"],
    [number, 1],
    [boolean, false],
    [size, "perZone"],
    [size, false],
    [booleanOr(point), true],
    [booleanOr(point), { x: 1 }],
    [listOf(number), [1, 2]],
    [mapOf(string), { a: "b" }],
    [point, { x: 1, label: "a" }],
  ])("that is right has no findings (case %#)", (check, value) => {
    expect(check(value, "at")).toEqual([]);
  });

  it.each([
    [string, 1, "at is 1: expected a string"],
    [number, "1", 'at is "1": expected a number'],
    [boolean, "true", 'at is "true": expected a boolean'],
    [size, "perzone", 'at is "perzone": expected one of single, perZone, false; the nearest is perZone'],
    [size, 3, "at is 3: expected one of single, perZone, false"],
    [booleanOr(point), 1, "at is 1: expected an object with x, label"],
    [listOf(number), "1", 'at is "1": expected a list'],
    [listOf(number), [1, "2"], 'at[1] is "2": expected a number'],
    [mapOf(string), ["a"], 'at is ["a"]: expected an object'],
    [mapOf(string), { a: 1 }, "at.a is 1: expected a string"],
    [point, { label: "a" }, "at.x is missing: expected it in at"],
    [point, { x: 1, lable: "a" }, "at.lable is unknown: expected one of x, label; the nearest is label"],
    [point, { x: 1, zzzzzz: 0 }, "at.zzzzzz is unknown: expected one of x, label"],
  ])("that is wrong has a finding (case %#)", (check, value, finding) => {
    expect(check(value, "at")).toEqual([finding]);
  });
});
