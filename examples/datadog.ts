import { DataAwsSecretsmanagerSecret } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret/index.js";
import { CheckedApp, datadog, FluentBitStack, fromSecretsManager, publicRouterImage } from "../src/index.js";

/** The article's system with its logs in Datadog. The API key is the secret `datadog/api-key` of Secrets Manager. */
const app = new CheckedApp();
new FluentBitStack(app, "datadog", {
  name: "nginx-datadog",
  destination: (scope) =>
    datadog({
      apiKey: fromSecretsManager(
        new DataAwsSecretsmanagerSecret(scope, "datadog_api_key", { name: "datadog/api-key" }),
      ),
      service: "web",
      source: "nginx",
      tags: { env: "production" },
    }),
  router: { image: publicRouterImage({ tag: "3.4.15" }) },
});
app.run();
