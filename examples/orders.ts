import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket/index.js";
import { CheckedApp, cloudwatchLogs, FluentBitStack, publicRouterImage, s3 } from "../src/index.js";

/**
 * A Java application that writes JSON and stack traces: traces are joined, health checks dropped, and JSON becomes fields. The
 * logs go to CloudWatch and to a bucket at once, and wait on disk while either is down.
 */
const app = new CheckedApp();
new FluentBitStack(app, "orders", {
  name: "orders",
  image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/orders:1.4.2",
  containerPort: 8080,
  task: {
    multiline: "java",
    drop: [/GET \/health/],
    parse: "json",
    labels: { environment: "production" },
  },
  destination: [
    cloudwatchLogs({ logGroupName: "orders", logStreamPrefix: "application-", storage: "filesystem" }),
    (scope) =>
      s3({
        bucket: new S3Bucket(scope, "logs", { bucketPrefix: "orders-logs-" }),
        storage: "filesystem",
        storageLimit: "5G",
      }),
  ],
  router: { image: publicRouterImage({ tag: "init-3.4.14" }), memoryMiB: 256, stopTimeoutSeconds: 60 },
});
app.run();
