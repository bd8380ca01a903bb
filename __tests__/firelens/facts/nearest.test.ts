import { expect, it } from "vitest";
import { nearest } from "../../../firelens/facts/nearest.js";

const options = ["delivery_stream", "region", "log_key", "time_key"];

it.each([
  ["deliver_stream_name", "delivery_stream"],
  ["Delivery-Stream", "delivery_stream"],
  ["regoin", "region"],
  ["logkey", "log_key"],
  ["x", undefined],
  ["bucket", undefined],
  ["", undefined],
  ["r".repeat(1000), undefined],
])("%s → %s", (name, meant) => {
  expect(nearest(name, options)).toBe(meant);
});
