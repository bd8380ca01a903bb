import { CheckedApp, FluentBitStack, production } from "../src/index.js";

/**
 * The article's stack of main.ts, taken to production: the stack and its resources keep their names, so that Terraform changes
 * what is deployed instead of replacing it.
 */
const app = new CheckedApp();
new FluentBitStack(
  app,
  "fluent-bit",
  production({
    name: "fluent-bit",
    loadBalancer: { domain: { name: "www.example.com", zone: "example.com" } },
  }),
);
app.run();
