import { describe, expect, it } from "vitest";
import { type FluentBitStackProps, publicRouterImage } from "../../src/index.js";
import { findings, synthesize } from "../support/synthesize.js";

const router = { image: publicRouterImage({ tag: "3.4.15" }) };
const namespace = { arn: "arn:aws:servicediscovery:us-east-1:111122223333:namespace/ns-0123456789abcdef" };
const serviceOf = (props: FluentBitStackProps) =>
  synthesize(props).resource.aws_ecs_service?.fluent_bit_service;

describe("Service Connect", () => {
  const connected: FluentBitStackProps = {
    router,
    application: { portName: "orders", ports: [{ containerPort: 9000, portName: "admin" }] },
    service: {
      serviceConnect: {
        namespace,
        ports: [
          { portName: "orders", port: 80 },
          { portName: "admin", dnsName: "orders-admin" },
        ],
      },
    },
  };

  it("offers named ports to the others of the namespace", () => {
    expect(serviceOf(connected)?.service_connect_configuration).toMatchObject({
      enabled: true,
      namespace: namespace.arn,
      service: [
        { port_name: "orders", discovery_name: "orders", client_alias: { dns_name: "orders", port: 80 } },
        {
          port_name: "admin",
          discovery_name: "admin",
          client_alias: { dns_name: "orders-admin", port: 9000 },
        },
      ],
    });
    expect(findings(connected)).toEqual([]);
  });

  it("has a proxy whose logs are with those of the router", () => {
    expect(serviceOf(connected)?.service_connect_configuration).toMatchObject({
      log_configuration: {
        log_driver: "awslogs",
        options: { "awslogs-group": "firelens-container", "awslogs-stream-prefix": "service-connect" },
      },
    });
  });

  it("may be for tasks that only connect to others", () => {
    const props = { router, service: { serviceConnect: { namespace } } };
    expect(serviceOf(props)?.service_connect_configuration).not.toHaveProperty("service");
    expect(findings(props)).toEqual([]);
  });

  it.each<[string, FluentBitStackProps, string]>([
    [
      "a port without a name",
      { service: { serviceConnect: { namespace, ports: [{ portName: "web" }] } } },
      'serviceConnect.ports[0].portName: "web"; expected portName of a container, as no port has a name',
    ],
    [
      "a port with another name",
      {
        application: { portName: "orders" },
        service: { serviceConnect: { namespace, ports: [{ portName: "order" }] } },
      },
      'serviceConnect.ports[0].portName: "order"; expected orders, as containers name their ports; did you mean orders?',
    ],
    [
      "a port that does not exist",
      {
        application: { portName: "orders" },
        service: { serviceConnect: { namespace, ports: [{ portName: "orders", port: 0 }] } },
      },
      "serviceConnect.ports[0].port: 0; expected a whole number from 1 to 65535",
    ],
    [
      "a name for a namespace",
      { service: { serviceConnect: { namespace: { arn: "shop" } } } },
      'serviceConnect.namespace: "shop"; expected the ARN of a namespace, such as arn:aws:servicediscovery:us-east-1:111122223333:namespace/ns-0123456789abcdef',
    ],
  ])("does not take %s", (_, props, finding) => {
    expect(findings({ router, ...props })).toEqual([`[fluent-bit/service] ${finding}`]);
  });
});

describe("service discovery", () => {
  const discovered = { router, service: { serviceDiscovery: { namespace: { id: "ns-0123456789abcdef" } } } };

  it("registers the tasks under the name of the deployment", () => {
    const { resource } = synthesize({ ...discovered, name: "shop" });
    expect(resource.aws_service_discovery_service?.fluent_bit_discovery).toMatchObject({
      name: "shop",
      dns_config: {
        namespace_id: "ns-0123456789abcdef",
        dns_records: [{ type: "A", ttl: 10 }],
        routing_policy: "MULTIVALUE",
      },
    });
    expect(resource.aws_ecs_service?.fluent_bit_service?.service_registries).toEqual({
      registry_arn: "${aws_service_discovery_service.fluent_bit_discovery.arn}",
    });
    expect(findings(discovered)).toEqual([]);
  });

  it.each([
    [
      { namespace: { id: "shop.local" } },
      'serviceDiscovery.namespace.id: "shop.local"; expected an id such as ns-0123456789abcdef',
    ],
    [
      { namespace: { id: "ns-1" }, ttlSeconds: -1 },
      "ttlSeconds: -1; expected a whole number from 0 to 2147483647",
    ],
  ])("does not take %j", (serviceDiscovery, finding) => {
    expect(findings({ router, service: { serviceDiscovery } })).toEqual([
      `[fluent-bit/service/discovery] ${finding}`,
    ]);
  });
});

it("other services may connect to every port of the tasks", () => {
  const { resource } = synthesize({
    application: { ports: [{ containerPort: 8125, protocol: "udp" }] },
    service: { clientSecurityGroupIds: ["sg-0123456789abcdef0"] },
  });
  const ingress = resource.aws_security_group?.fluent_bit_task_sg?.ingress as Record<string, unknown>[];
  expect(ingress.slice(1)).toEqual([
    {
      protocol: "TCP",
      from_port: "${var.container_port}",
      to_port: "${var.container_port}",
      security_groups: ["sg-0123456789abcdef0"],
      description: "Requests from other services",
    },
    {
      protocol: "UDP",
      from_port: 8125,
      to_port: 8125,
      security_groups: ["sg-0123456789abcdef0"],
      description: "Requests from other services",
    },
  ]);
});
