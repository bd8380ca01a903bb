import { CheckedApp, FluentBitStack, production } from "../src/index.js";

/** The article's system as a team keeps it: every option that production takes, turned on together. */
const app = new CheckedApp();
new FluentBitStack(
  app,
  "production",
  production({
    name: "nginx",
    cpu: 1024,
    memoryMiB: 2048,
    certificate: {
      arn: "arn:aws:acm:us-east-1:111122223333:certificate/0123abcd-01ab-23cd-45ef-0123456789ab",
    },
    state: { bucket: "terraform-states-111122223333", region: "us-east-1" },
    tags: { Environment: "production" },
  }),
);
app.run();
