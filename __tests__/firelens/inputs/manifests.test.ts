import { describe, expect, it } from "vitest";
import { firelens } from "../../support/firelens-command.js";
import { found } from "../../support/found-definitions.js";

const MANIFEST = `name: shop
type: Load Balanced Web Service
image:
  build: Dockerfile
cpu: 256
memory: 512
`;
const LOGGING = `logging:
  retention: 7
  destination:
    Name: cloudwatch_logs
    region: eu-west-1
    log_group_name: /copilot/\${COPILOT_APPLICATION_NAME}
    log_stream_prefix: copilot/
    auto_create_grp: true
  configFilePath: /fluent-bit/etc/fluent-bit.conf
`;

describe("a manifest of Copilot", () => {
  it("is checked where it says what becomes of its logs", async () => {
    expect(await found("manifest.yml", MANIFEST + LOGGING)).toEqual([
      "- unknown-option logging.destination.auto_create_grp",
      "- moving-image-tag logging.image",
      "- config-file-generated logging.configFilePath",
    ]);
  });

  it("without a destination logs to CloudWatch by itself", async () => {
    expect(await found("manifest.yml", `${MANIFEST}logging:\n  retention: 7\n`)).toEqual([]);
    expect(await found("manifest.yml", MANIFEST)).toEqual([]);
  });

  it("shows the router's configuration", async () => {
    const { stdout } = await firelens(["preview", "-"], { input: MANIFEST + LOGGING });
    expect(stdout).toContain(
      "    Name cloudwatch_logs\n    Match shop-firelens*\n    auto_create_grp true\n",
    );
    expect(stdout).toContain("    log_group_name <unknown>\n");
  });

  it("gives secrets to the options", async () => {
    const datadog =
      "logging:\n  destination:\n    Name: datadog\n    TLS: on\n  secretOptions:\n    apikey: /copilot/key\n";
    expect(await found("manifest.yml", MANIFEST + datadog)).toEqual(["- moving-image-tag logging.image"]);
  });
});

describe("a Compose file", () => {
  const COMPOSE = `services:
  shop:
    image: nginx:\${TAG:-1}
    logging:
      driver: awsfirelens
      options:
        Name: firehose
        region: eu-west-1
        deliver_stream: x
        workers: 1
  "a b":
    image: nginx
`;

  it("is checked as far as its services say; the router is in another file", async () => {
    expect(await found("compose.yml", COMPOSE)).toEqual([
      "- unknown-option services.shop.logging.options.deliver_stream",
      "- required-option services.shop.logging.options.delivery_stream",
      "- container-name services.a b",
    ]);
  });
});
