import { S3_RULES } from "../../../firelens/rules/s3.js";
import { testRules } from "../../support/rule-cases.js";
import { app, router, router5, task } from "../../support/task-definitions.js";

const s3 = (options: Readonly<Record<string, string>>, log = router()) =>
  task([app({ Name: "s3", bucket: "b", region: "eu-west-1", ...options }), log]);
const path = (option: string) => `app.logConfiguration.options.${option}`;
const latest = router({ image: "fluent/fluent-bit:5.1.1" });

testRules(S3_RULES, {
  "s3-region": [
    {
      triggers: task([app({ Name: "s3", bucket: "b" }), router()]),
      finding: `${path("region")}: without region, s3 writes to us-east-1`,
      passes: s3({}),
    },
  ],
  "s3-size": [
    {
      triggers: s3({ total_file_size: "51G" }),
      finding: `${path("total_file_size")}: not a value for total_file_size: "51G"; expected 1M to 50G`,
      passes: s3({ total_file_size: "50G" }),
    },
    {
      triggers: s3({ total_file_size: "2G", use_put_object: "On" }),
      finding: `${path("total_file_size")}: not a value for total_file_size: "2G"; expected at most 1G with use_put_object`,
      passes: s3({ total_file_size: "1G", use_put_object: "On" }),
    },
    {
      triggers: s3({ total_file_size: "0.5G" }),
      finding: `${path("total_file_size")}: not a value for total_file_size: "0.5G"; expected 1M to 50G`,
      passes: s3({ total_file_size: "0.5G" }, router5),
    },
    {
      triggers: s3({ total_file_size: "10.5M", upload_chunk_size: "6M" }, router5),
      finding: `${path("upload_chunk_size")}: not a value for upload_chunk_size: "6M"; expected at most half of total_file_size`,
      passes: s3({ total_file_size: "12M", upload_chunk_size: "6M" }),
    },
    {
      triggers: s3({ upload_chunk_size: "5M" }),
      finding: `${path("upload_chunk_size")}: not a value for upload_chunk_size: "5M"; expected 5242880 (bytes) to 50M`,
      passes: s3({ upload_chunk_size: "5M", use_put_object: "On" }),
    },
  ],
  "s3-arrow": [
    {
      triggers: s3({ compression: "parquet" }, latest),
      finding: `${path("compression")}: only a Fluent Bit that was built with Arrow writes this format: "parquet"`,
      passes: s3({ compression: "gzip" }, latest),
    },
  ],
  "s3-arrow-put": [
    {
      triggers: s3({ compression: "arrow" }),
      finding: `${path("compression")}: arrow needs use_put_object On: "arrow"`,
      passes: s3({ compression: "arrow", use_put_object: "On" }),
    },
  ],
});
