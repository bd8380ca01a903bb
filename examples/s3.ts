import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket/index.js";
import { CheckedApp, FluentBitStack, s3, ssmRouterImage } from "../src/index.js";

/** The article's system with its logs in a bucket that is made with it. */
const app = new CheckedApp();
new FluentBitStack(app, "s3", {
  name: "nginx-s3",
  destination: (scope) => s3({ bucket: new S3Bucket(scope, "logs", { bucketPrefix: "nginx-logs-" }) }),
  router: { image: ssmRouterImage({ tag: "3.4.15" }) },
});
app.run();
