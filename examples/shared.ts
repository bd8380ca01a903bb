import { allow, CheckedApp, FluentBitStack, publicRouterImage } from "../src/index.js";

/**
 * An application of one's own in what a platform team shares: its VPC, its load balancer and its cluster. A container
 * migrates the database before the application starts, and other services find it by Service Connect.
 */
const app = new CheckedApp();
new FluentBitStack(app, "shared", {
  name: "shop",
  image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:2.3.0",
  containerPort: 8080,
  network: {
    vpcTags: { Name: "platform" },
    privateSubnetTags: { Tier: "private" },
    publicSubnetTags: { Tier: "public" },
  },
  loadBalancer: {
    listener: { loadBalancerName: "platform", port: 443 },
    hosts: ["shop.example.com"],
    priority: 20,
    healthCheck: { path: "/health" },
  },
  application: {
    name: "shop",
    portName: "shop",
    appProtocol: "http",
    command: ["serve", "--port", "8080"],
    environment: { MODE: "production" },
    secrets: { DATABASE_URL: "arn:aws:ssm:us-east-1:111122223333:parameter/shop/database-url" },
    user: "1000",
    healthCheck: { command: ["CMD", "/app/healthy"], startPeriodSeconds: 20 },
    dependsOn: [{ containerName: "migrate", condition: "SUCCESS" }],
    mountPoints: [{ sourceVolume: "uploads", containerPath: "/uploads" }],
    stopTimeoutSeconds: 60,
  },
  containers: [
    {
      name: "migrate",
      image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:2.3.0",
      command: ["migrate"],
      essential: false,
      secrets: { DATABASE_URL: "arn:aws:ssm:us-east-1:111122223333:parameter/shop/database-url" },
      destination: "awslogs",
    },
  ],
  task: {
    separateRoles: true,
    statements: [allow(["sqs:SendMessage"], "arn:aws:sqs:us-east-1:111122223333:orders")],
    volumes: {
      uploads: {
        efs: {
          fileSystem: { id: "fs-0123456789abcdef0" },
          accessPoint: { id: "fsap-0123456789abcdef0" },
          iam: true,
        },
      },
    },
  },
  service: {
    cluster: {
      id: "arn:aws:ecs:us-east-1:111122223333:cluster/platform",
      arn: "arn:aws:ecs:us-east-1:111122223333:cluster/platform",
      name: "platform",
    },
    serviceConnect: {
      namespace: { arn: "arn:aws:servicediscovery:us-east-1:111122223333:namespace/ns-0123456789abcdef" },
      ports: [{ portName: "shop", port: 80 }],
    },
  },
  router: { image: publicRouterImage({ tag: "3.4.15" }), healthCheck: true, memoryMiB: 128 },
});
app.run();
