import { describe, expect, it } from "vitest";
import { publicRouterImage } from "../../src/index.js";
import { containersOf } from "../support/containers.js";
import { findings, synthesize } from "../support/synthesize.js";

const router = { image: publicRouterImage({ tag: "3.4.15" }) };
const definitionOf = (props: Parameters<typeof synthesize>[0]) =>
  synthesize(props).resource.aws_ecs_task_definition?.nginx_fluent_bit;

describe("the application's name", () => {
  it("is the article's by default", () => {
    const [, application] = containersOf();
    expect(application.name).toBe("nginx-fluentbit");
    expect(application.logConfiguration.options.log_stream_prefix).toBe("from-fluent-bit-nginx");
    expect(definitionOf({})?.family).toBe("nginx-fluent-bit");
  });

  it("is the container's, and stands in the family and before the log streams", () => {
    const props = { name: "shop", application: { name: "orders" } };
    const [, application] = containersOf(props);
    expect(application.name).toBe("orders");
    // The tag follows, orders-firelens-<task id>.
    expect(application.logConfiguration.options.log_stream_prefix).toBe("from-shop-");
    expect(definitionOf(props)?.family).toBe("orders-shop");
  });

  it("stands once in the family of a deployment that has the same name", () => {
    expect(definitionOf({ name: "orders", application: { name: "orders" } })?.family).toBe("orders");
  });

  it("is that of the container which the load balancer sends requests to", () => {
    const { resource } = synthesize({ application: { name: "orders" } });
    expect(resource.aws_ecs_service?.fluent_bit_service?.load_balancer).toEqual([
      expect.objectContaining({ container_name: "orders" }),
    ]);
  });

  it("is a name that ECS takes", () => {
    expect(findings({ router, application: { name: "or ders" } })).toEqual([
      expect.stringMatching(
        /container-name .*"or ders"; expected 1 to 255 letters, digits, hyphens and underscores/,
      ),
    ]);
  });
});

describe("the application", () => {
  it("has every option that a container has", () => {
    const [, application] = containersOf({
      application: {
        portName: "web",
        appProtocol: "http",
        ports: [{ containerPort: 8125, protocol: "udp" }],
        memoryReservationMiB: 64,
        entryPoint: ["/entry.sh"],
        command: ["serve", "--port", "80"],
        workingDirectory: "/srv",
        healthCheck: { command: ["CMD", "/check"], startPeriodSeconds: 20 },
        stopTimeoutSeconds: 90,
        ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 4096 }],
        dockerLabels: { team: "web" },
        initProcess: true,
      },
    });
    expect(application).toMatchObject({
      portMappings: [
        { containerPort: 80, hostPort: 80, name: "web", appProtocol: "http" },
        { containerPort: 8125, hostPort: 8125, protocol: "udp" },
      ],
      memoryReservation: 64,
      entryPoint: ["/entry.sh"],
      command: ["serve", "--port", "80"],
      workingDirectory: "/srv",
      // ECS fills in what is missing, and a plan must see no difference.
      healthCheck: { command: ["CMD", "/check"], interval: 30, timeout: 5, retries: 3, startPeriod: 20 },
      stopTimeout: 90,
      ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 4096 }],
      dockerLabels: { team: "web" },
      linuxParameters: { initProcessEnabled: true },
    });
  });

  it("has the CPU and memory that the others leave, unless it says its own", () => {
    const own = { cpu: 128, memoryMiB: 256 };
    expect(containersOf({ router: { cpu: 64 } })[1]).toMatchObject({ memory: 1024 });
    expect(containersOf({ router: { cpu: 64 }, application: own })[1]).toMatchObject({
      cpu: 128,
      memory: 256,
    });
  });

  it("waits for the router and for what it names", () => {
    const dependsOn = [{ containerName: "migrate", condition: "SUCCESS" }] as const;
    const containers = [
      { name: "migrate", image: "busybox:1.37", essential: false, destination: "none" },
    ] as const;
    const props = { application: { dependsOn }, containers, router: { ...router, healthCheck: true } };
    expect(containersOf(props)[1].dependsOn).toEqual([
      { containerName: "fluentbit-log-router", condition: "HEALTHY" },
      { containerName: "migrate", condition: "SUCCESS" },
    ]);
    expect(findings(props)).toEqual([]);
  });

  it("waits for the router once, as it says itself", () => {
    const dependsOn = [{ containerName: "fluentbit-log-router", condition: "START" }] as const;
    const props = { application: { dependsOn }, router: { ...router, healthCheck: true } };
    expect(containersOf(props)[1].dependsOn).toEqual(dependsOn);
  });
});

describe("a container beside the application", () => {
  const beside = (destination: "awslogs" | "none") => ({
    router,
    containers: [{ name: "cache", image: "redis:7.4", containerPort: 6379, destination }],
  });

  it("writes past the router, to the log group of the router's own logs", () => {
    expect(containersOf(beside("awslogs"))[2].logConfiguration).toEqual({
      logDriver: "awslogs",
      options: {
        "awslogs-group": "firelens-container",
        "awslogs-region": "us-east-1",
        "awslogs-create-group": "true",
        "awslogs-stream-prefix": "cache",
      },
    });
  });

  it("has no logs where they are not wanted", () => {
    expect(containersOf(beside("none"))[2]).not.toHaveProperty("logConfiguration");
  });

  it.each(["awslogs", "none"] as const)("is no finding with %s", (destination) => {
    expect(findings(beside(destination))).toEqual([]);
  });
});

describe("what ECS or Fargate refuses is a finding:", () => {
  it.each<[string, NonNullable<Parameters<typeof findings>[0]["application"]>, string]>([
    [
      "a working directory that is not absolute",
      { workingDirectory: "srv" },
      'application.workingDirectory: "srv"; expected an absolute path, such as /app',
    ],
    [
      "a secret and a variable with one name",
      { environment: { A: "1" }, secrets: { A: "arn:aws:ssm:us-east-1:111122223333:parameter/a" } },
      "application.secrets.A is also in environment; expected another name, as ECS takes a name once",
    ],
    [
      "a port's name with a capital",
      { portName: "Web" },
      'application.portName: "Web"; expected up to 64 lower-case letters, digits, hyphens and underscores, with no hyphen at the beginning',
    ],
    [
      "a protocol of a port without a name",
      { ports: [{ containerPort: 9100, appProtocol: "grpc" }] },
      'application.ports[0].appProtocol: "grpc"; expected portName with it, as only Service Connect reads it',
    ],
    [
      "a name of a UDP port",
      { ports: [{ containerPort: 9100, protocol: "udp", portName: "stats" }] },
      'application.ports[0].portName: "stats"; expected it on a TCP port, as Service Connect takes no other',
    ],
    [
      "a port that does not exist",
      { ports: [{ containerPort: 65536 }] },
      "application.ports[0].containerPort: 65536; expected a whole number from 1 to 65535",
    ],
    [
      "a health check without a command",
      { healthCheck: { command: ["curl", "localhost"] } },
      'application.healthCheck.command: ["curl","localhost"]; expected ["CMD", program, argument, …] or ["CMD-SHELL", line]',
    ],
    [
      "a health check that is too frequent",
      { healthCheck: { command: ["CMD", "/check"], intervalSeconds: 1 } },
      "application.healthCheck.intervalSeconds: 1; expected a whole number from 5 to 300",
    ],
    [
      "a soft limit above the hard one",
      { ulimits: [{ name: "nofile", softLimit: 5000, hardLimit: 4096 }] },
      "application.ulimits[0].softLimit: 5000; expected at most the hard limit, 4096",
    ],
    [
      "a limit twice",
      {
        ulimits: [
          { name: "nofile", softLimit: 1, hardLimit: 1 },
          { name: "nofile", softLimit: 1, hardLimit: 1 },
        ],
      },
      'application.ulimits: "nofile"; expected each limit once',
    ],
  ])("%s", (_, application, finding) => {
    expect(findings({ router, application })).toEqual([`[fluent-bit/task-definition] ${finding}`]);
  });

  it("a port that two containers listen on", () => {
    const containers = [{ name: "proxy", image: "envoy:1", containerPort: 80, destination: "none" }] as const;
    expect(findings({ router, containers })).toEqual([
      "[fluent-bit/task-definition] containerPort of proxy: 80; expected a port of its own, as nginx-fluentbit listens on this one",
    ]);
  });

  it("a name that two ports have", () => {
    const containers = [
      { name: "proxy", image: "envoy:1", containerPort: 81, portName: "web", destination: "none" },
    ] as const;
    expect(findings({ router, containers, application: { portName: "web" } })).toEqual([
      '[fluent-bit/task-definition] portName of proxy: "web"; expected a name of its own, as a port of nginx-fluentbit has this one',
    ]);
  });

  it("the end of an essential container that another waits for", () => {
    const containers = [{ name: "migrate", image: "busybox:1.37", destination: "none" }] as const;
    const application = { dependsOn: [{ containerName: "migrate", condition: "SUCCESS" }] } as const;
    expect(findings({ router, containers, application })).toEqual([
      '[fluent-bit/task-definition] dependsOn of nginx-fluentbit: "SUCCESS"; expected essential: false of migrate, as a task stops with its essential containers',
    ]);
  });
});
