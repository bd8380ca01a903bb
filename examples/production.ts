import { CheckedApp, FluentBitStack, production } from "../src/index.js";

/** The article's system in production, with a domain name whose certificate Terraform makes and validates. */
const app = new CheckedApp();
new FluentBitStack(
  app,
  "production",
  production({
    name: "nginx",
    cpu: 1024,
    memoryMiB: 2048,
    image: "public.ecr.aws/nginx/nginx:1.29",
    loadBalancer: { domain: { name: "www.example.com", zone: "example.com" } },
    state: { bucket: "terraform-states-111122223333", region: "us-east-1" },
    tags: { Environment: "production" },
  }),
);
app.run();
