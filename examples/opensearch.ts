import { DataAwsOpensearchDomain } from "@cdktf/provider-aws/lib/data-aws-opensearch-domain/index.js";
import { CheckedApp, FluentBitStack, openSearch, ssmRouterImage } from "../src/index.js";

/** The article's system with its logs in an OpenSearch domain that exists already. */
const app = new CheckedApp();
new FluentBitStack(app, "opensearch", {
  name: "nginx-opensearch",
  destination: (scope) =>
    openSearch({
      domain: new DataAwsOpensearchDomain(scope, "logs", { domainName: "logs" }),
      dailyIndexPrefix: "nginx",
      excludePattern: "ELB-HealthChecker",
    }),
  router: { image: ssmRouterImage({ tag: "3.4.15" }) },
});
app.run();
