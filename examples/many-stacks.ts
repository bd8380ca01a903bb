import { CheckedApp, FluentBitStack } from "../src/index.js";

/** As many deployments side by side as the environment variable STACKS says: `npm run bench` measures how they grow. */
const count = Number(process.env.STACKS ?? 1);
const app = new CheckedApp();
for (let number = 1; number <= count; number++) {
  const name = `fluent-bit-${number}`;
  new FluentBitStack(app, name, { name });
}
app.run();
