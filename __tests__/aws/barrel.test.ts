import { expect, it } from "vitest";
import { warnOfBarrel } from "../../src/aws/barrel.js";

const LIB = "/shop/node_modules/@cdktf/provider-aws/lib";

it.each([`${LIB}/index.js`, "C:\\shop\\node_modules\\@cdktf\\provider-aws\\lib\\index.js"])(
  "warns of the module that loads all AWS resources: %s",
  (file) => {
    expect(warnOfBarrel([`${LIB}/vpc/index.js`, file])).toEqual([
      "import from @cdktf/provider-aws, which loads all AWS resources: about 5 seconds and 600 MB; expected one module, such as @cdktf/provider-aws/lib/vpc/index.js",
    ]);
  },
);

it("warns of none of its parts", () => {
  expect(warnOfBarrel([`${LIB}/vpc/index.js`])).toEqual([]);
});

it("warns of nothing that this project loads", () => {
  expect(warnOfBarrel()).toEqual([]);
});
