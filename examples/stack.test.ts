import { Testing } from "cdktf";
import { describe, expect, it } from "vitest";
import { allow, FluentBitStack, type FluentBitStackProps, publicRouterImage, s3 } from "../src/index.js";
import { containerDefinitions, findings, fluentBitConf, policiesOf, synthesize } from "../testing/index.js";
import "../testing/vitest.js";

/** The tests that a team writes for a service of its own: what it must have, and what it must not. */
const props: FluentBitStackProps = {
  name: "orders",
  image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/orders:1.4.2",
  containerPort: 8080,
  application: { name: "orders", environment: { MODE: "production" }, drop: [/GET \/health/] },
  destination: s3({ bucket: { bucket: "orders-logs", arn: "arn:aws:s3:::orders-logs" } }),
  task: {
    separateRoles: true,
    statements: [allow(["sqs:SendMessage"], "arn:aws:sqs:us-east-1:111122223333:orders")],
  },
  loadBalancer: { healthCheck: { path: "/health" } },
  router: { image: publicRouterImage({ tag: "init-3.4.14" }) },
};
const stack = new FluentBitStack(Testing.app(), "orders", props);

describe("the resources", () => {
  it("ask the application for its health", () => {
    expect(stack).toHaveResource("aws_alb_target_group", { health_check: { path: "/health" } });
  });

  it("are one task in one of two private subnets", () => {
    const orders = synthesize(stack);
    expect(orders).toHaveResource("aws_subnet", "fluent_bit_private_subnet", { count: 2 });
    expect(orders.resource("aws_ecs_service", "fluent_bit_service").desired_count).toBe(1);
    expect(Object.keys(orders.resources("aws_subnet"))).toHaveLength(2);
    expect(orders.variable("container_port").default).toBe(8080);
    expect(orders.output("cluster").value).toBe("${aws_ecs_cluster.fluentbit_cluster.name}");
  });

  it("are no database", () => {
    expect(stack).not.toHaveResource("aws_db_instance");
  });
});

describe("the containers", () => {
  it("run the image on the port", () => {
    expect(stack).toHaveContainer("orders", {
      image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/orders:1.4.2",
      portMappings: [{ containerPort: 8080 }],
      environment: [{ name: "MODE", value: "production" }],
    });
  });

  it("take the values of a deployment's variables", () => {
    const containers = containerDefinitions(stack, {
      variables: { img: "orders:1.5.0", container_port: 9000 },
    });
    expect(containers).toHaveContainer("orders", {
      image: "orders:1.5.0",
      portMappings: [{ containerPort: 9000 }],
    });
  });
});

describe("the logs", () => {
  it("go to the bucket, compressed", () => {
    expect(stack).toRouteLogsTo("s3", { bucket: "orders-logs", compression: "gzip" });
    expect(stack).not.toRouteLogsTo("cloudwatch_logs");
  });

  it("are without health checks", () => {
    expect(fluentBitConf(stack, { container: "orders" })).toContain("Exclude log GET /health");
  });
});

describe("the task role", () => {
  it("may write to the queue and the bucket, and nothing else", () => {
    const actions = policiesOf(stack.taskRole).flatMap(({ Action }) => Action);
    expect(actions).toEqual(["sqs:SendMessage", "s3:PutObject", "s3:GetObject", "s3:GetBucketLocation"]);
  });
});

describe("the checks", () => {
  it("find nothing", () => {
    expect(findings(stack)).toEqual([]);
  });

  it("find a Fargate size that there is not", () => {
    expect(findings({ ...props, cpu: 500 }).join("\n")).toContain("cpu: 500; expected one of 256, 512");
  });
});
