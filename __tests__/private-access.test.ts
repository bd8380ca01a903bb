import { describe, expect, it } from "vitest";
import {
  configFile,
  custom,
  datadog,
  forward,
  fromSecretsManager,
  kinesis,
  s3,
} from "../src/destinations/index.js";
import type { FluentBitStackProps } from "../src/fluent-bit-stack.js";
import { checkPrivateImage } from "../src/private-access.js";
import { ssmRouterImage } from "../src/task/router-image.js";
import { findings, synthesize } from "./support/synthesize.js";

const REGISTRY = "111122223333.dkr.ecr.us-east-1.amazonaws.com";
const PRIVATE = { network: { nat: "none" }, image: `${REGISTRY}/shop:1.0` } as const;
const secret = fromSecretsManager({ arn: "arn:secret" });

const resources = (props: FluentBitStackProps = {}) => synthesize({ ...PRIVATE, ...props }).resource;
const services = (props: FluentBitStackProps = {}) =>
  Object.values(resources(props).aws_vpc_endpoint ?? {}).map(({ service_name }) =>
    String(service_name).replace("com.amazonaws.${var.aws_region}.", ""),
  );
const found = (props: FluentBitStackProps) =>
  findings({ ...PRIVATE, ...props }).map((finding) => finding.replace("[fluent-bit/private-access] ", ""));

describe("tasks without a way to the internet", () => {
  it("have endpoints of what every task takes", () => {
    expect(services()).toEqual(["ecr.api", "ecr.dkr", "logs", "s3"]);
  });

  it("have endpoints of what their destinations take, for the containers and for the roles", () => {
    const role = { arn: "arn:role" };
    const destination = kinesis({ stream: { arn: "arn:stream", name: "logs" }, role });
    expect(services({ destination })).toEqual(["ecr.api", "ecr.dkr", "kinesis-streams", "logs", "s3", "sts"]);
  });

  it("have endpoints of the stores of their secrets", () => {
    expect(services({ application: { secrets: { TOKEN: secret } } })).toContain("secretsmanager");
  });

  it("have one endpoint of what several containers take", () => {
    const destination = s3({ bucket: { arn: "arn:bucket", bucket: "logs" } });
    const containers = [{ name: "worker", image: `${REGISTRY}/worker:1.0`, destination }];
    expect(services({ destination, containers })).toEqual(["ecr.api", "ecr.dkr", "logs", "s3"]);
  });

  it("have an endpoint of ECS Exec where it is on", () => {
    expect(services({ service: { exec: true } })).toEqual([
      "ecr.api",
      "ecr.dkr",
      "logs",
      "s3",
      "ssmmessages",
    ]);
  });

  it("alone reach the endpoints", () => {
    expect(resources().aws_security_group?.fluent_bit_endpoints_sg?.ingress).toMatchObject([
      { from_port: 443, security_groups: ["${aws_security_group.fluent_bit_task_sg.id}"] },
    ]);
  });

  it("start once the endpoints are there, which they pull their images through", () => {
    expect(resources().aws_ecs_service?.fluent_bit_service?.depends_on).toEqual([
      "aws_alb_listener.fluent_bit_listener",
      "aws_iam_role_policy_attachment.fluent_bit_task_role_attachment",
      "aws_route_table_association.fluent_bit_private_rta",
      "aws_vpc_endpoint.fluent_bit_endpoint_ecr_api",
      "aws_vpc_endpoint.fluent_bit_endpoint_ecr_dkr",
      "aws_vpc_endpoint.fluent_bit_endpoint_logs",
      "aws_vpc_endpoint.fluent_bit_endpoint_s3",
    ]);
  });

  it("may log to a host that is in the network", () => {
    expect(found({ destination: forward({ host: "fluentd.internal", onInternet: false }) })).toEqual([]);
  });

  it("can't log to the internet", () => {
    expect(found({ destination: datadog({ apiKey: secret }) })).toEqual([
      'network.nat: "none"; expected "single" or "perZone", as a destination is on the internet',
    ]);
  });

  it.each([
    forward({ host: "fluentd.example.com" }),
    custom({ plugin: "tcp", options: { host: "logs.example.com" } }),
    configFile({ path: "/our.conf" }),
  ])("can't log to a host of which nobody says where it is", (destination) => {
    expect(found({ destination })).toEqual([
      "a destination may be on the internet; expected onInternet (of custom(), configFile() and router.config.outputs: endpoints) to say where it is, as the network has no NAT",
    ]);
  });

  it("can't pull public images, be they the application's or a further container's", () => {
    const containers = [
      {
        name: "cache",
        image: "redis:7.4",
        destination: forward({ host: "fluentd.internal", onInternet: false }),
      },
    ];
    expect(found({ image: "nginx:1.27", containers })).toEqual(
      ["nginx:1.27", "redis:7.4"].map(
        (image) =>
          `image: "${image}"; expected an image in Amazon ECR in us-east-1 without NAT, such as 111122223333.dkr.ecr.us-east-1.amazonaws.com/nginx:1.21`,
      ),
    );
  });

  it("can't pull the images of another region, as the article's of the router is", () => {
    const image = `${REGISTRY.replace("us-east-1", "eu-west-1")}/shop:1.0`;
    expect(found({ region: "eu-west-1", image })).toEqual([
      'image: "906394416424.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit:latest"; expected an image in Amazon ECR in eu-west-1 without NAT, such as 111122223333.dkr.ecr.eu-west-1.amazonaws.com/nginx:1.21',
    ]);
    const router = { image: ssmRouterImage({ tag: "3.4.15" }) };
    expect(found({ region: "eu-west-1", image, router })).toEqual([]);
  });
});

it("tasks with NAT have no endpoints", () => {
  expect(synthesize({ network: { nat: "perZone" } }).resource).not.toHaveProperty("aws_vpc_endpoint");
});

describe("an image that is pulled without NAT", () => {
  it.each([
    "111122223333.dkr.ecr.eu-west-1.amazonaws.com/nginx:1.21",
    "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/nginx@sha256:0123",
    "111122223333.dkr.ecr-fips.eu-west-1.amazonaws.com/nginx",
    "111122223333.dkr-ecr.eu-west-1.on.aws/nginx",
  ])("may be %s", (image) => {
    expect(checkPrivateImage(image, "eu-west-1")).toEqual([]);
  });

  it("may be in China, whose registries have a domain of their own", () => {
    expect(checkPrivateImage("111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/nginx", "cn-north-1")).toEqual(
      [],
    );
  });

  it.each([
    "nginx",
    "public.ecr.aws/nginx/nginx:1.21-perl",
    "111122223333.dkr.ecr.us-east-1.amazonaws.com/nginx",
    "example.com/111122223333.dkr.ecr.eu-west-1.amazonaws.com/nginx",
  ])("may not be %s", (image) => {
    expect(checkPrivateImage(image, "eu-west-1")).toEqual([
      `image: "${image}"; expected an image in Amazon ECR in eu-west-1 without NAT, such as 111122223333.dkr.ecr.eu-west-1.amazonaws.com/nginx:1.21`,
    ]);
  });
});
