import { describe, expect, it } from "vitest";
import { configurationJson, linesIn, resourceChange, reviewOf } from "../../support/plan-json.js";

const network = (...args: Parameters<typeof reviewOf>) => linesIn("network", reviewOf(...args));
const rule = (fields: object) => ({ protocol: "tcp", from_port: 80, to_port: 80, ...fields });
const group = (...ingress: readonly object[]) => ({ ingress, egress: [] });
const change = (before: object, after: object) =>
  network([resourceChange("aws_security_group.web", { before: { ...before }, after: { ...after } })]);

describe("what opens to the network", () => {
  it("are the rules of a new security group", () => {
    const after = {
      ingress: [rule({ cidr_blocks: ["0.0.0.0/0"], ipv6_cidr_blocks: ["::/0"], to_port: 90 })],
      egress: [{ protocol: "-1", from_port: 0, to_port: 0, prefix_list_ids: ["pl-1"], self: true }],
    };
    expect(network([resourceChange("aws_security_group.web", { after })])).toEqual([
      [
        "! aws_security_group.web opens",
        "+ in from 0.0.0.0/0 (everywhere): tcp 80-90",
        "+ in from ::/0 (everywhere): tcp 80-90",
        "+ out to pl-1: every protocol and port",
        "+ out to itself: every protocol and port",
      ],
    ]);
  });

  it("are the rules that no other covered, and closed are those that none covers", () => {
    const before = group(rule({ cidr_blocks: ["10.0.0.0/8"] }));
    const after = group(rule({ cidr_blocks: ["10.1.0.0/16", "11.0.0.0/8"] }));
    expect(change(before, after)).toEqual([
      [
        "! aws_security_group.web opens and closes",
        "+ in from 11.0.0.0/8: tcp 80",
        "- in from 10.0.0.0/8: tcp 80",
      ],
    ]);
  });

  it.each([
    ["a block in a block", { cidr_blocks: ["10.0.0.0/8"] }, { cidr_blocks: ["10.255.0.0/24"] }],
    ["a block of everything", { cidr_blocks: ["0.0.0.0/0"] }, { cidr_blocks: ["192.168.0.1/32"] }],
    ["every address of version 6", { ipv6_cidr_blocks: ["::/0"] }, { ipv6_cidr_blocks: ["fd00::/8"] }],
    ["ports", { self: true, from_port: 0, to_port: 1024 }, { self: true }],
    ["every protocol", { self: true, protocol: "all" }, { self: true, protocol: "udp" }],
    ["a protocol in other letters", { self: true, protocol: "TCP" }, { self: true }],
  ])("are not narrower: %s", (_, wide, narrow) => {
    expect(change(group(rule(wide)), group(rule(narrow))).map(([text]) => text)).not.toContainEqual(
      expect.stringContaining("opens"),
    );
  });

  it.each([
    ["a wider block", { cidr_blocks: ["10.0.0.0/16"] }, { cidr_blocks: ["10.0.0.0/8"] }],
    ["more ports", { self: true }, { self: true, to_port: 81 }],
    ["another protocol", { self: true }, { self: true, protocol: "udp" }],
    ["another group", { security_groups: ["sg-1"] }, { security_groups: ["sg-2"] }],
  ])("are wider: %s", (_, narrow, wide) => {
    const [lines] = change(group(rule(narrow)), group(rule(wide)));
    expect(lines?.[0]).toMatch(/^! aws_security_group\.web opens/);
  });

  it("are rules that are resources", () => {
    expect(
      network([
        resourceChange("aws_vpc_security_group_ingress_rule.a", {
          after: { ip_protocol: "tcp", from_port: 80, to_port: 80, cidr_ipv4: "10.0.0.0/8" },
        }),
        resourceChange("aws_vpc_security_group_egress_rule.a", {
          after: { ip_protocol: "-1", cidr_ipv6: "::/0" },
        }),
        resourceChange("aws_security_group_rule.a", {
          before: rule({ type: "egress", source_security_group_id: "sg-1" }),
        }),
      ]),
    ).toEqual([
      ["! aws_vpc_security_group_ingress_rule.a opens", "+ in from 10.0.0.0/8: tcp 80"],
      ["! aws_vpc_security_group_egress_rule.a opens", "+ out to ::/0 (everywhere): every protocol and port"],
      ["- aws_security_group_rule.a closes", "- out to sg-1: tcp 80"],
    ]);
  });

  it("name groups of the plan, known or not, so that a replaced one is the same", () => {
    const resources = [
      resourceChange("aws_security_group.alb", { before: { id: "sg-1" }, after: {}, replace: true }),
      resourceChange("aws_security_group.web", {
        before: group(rule({ security_groups: ["sg-1"] })),
        after: group(rule({ security_groups: [null], to_port: 81 })),
        marks: { after_unknown: { ingress: [{ security_groups: [true] }] } },
      }),
    ];
    const references = ["aws_security_group.alb.id", "aws_security_group.alb"];
    expect(
      network(resources, configurationJson({ "aws_security_group.web": { ingress: { references } } })),
    ).toEqual([["! aws_security_group.web opens", "+ in from aws_security_group.alb: tcp 80-81"]]);
  });

  it("are public addresses, routes, listeners and buckets", () => {
    const isPublic = { network_configuration: [{ assign_public_ip: true }] };
    expect(
      network([
        resourceChange("aws_alb.a", { after: {} }),
        resourceChange("aws_lb.a", { before: { internal: false }, after: { internal: true } }),
        resourceChange("aws_ecs_service.a", { before: {}, after: isPublic }),
        resourceChange("aws_subnet.a", { after: { map_public_ip_on_launch: true } }),
        resourceChange("aws_db_instance.a", { after: { publicly_accessible: true } }),
        resourceChange("aws_route.a", { after: { gateway_id: "igw-1" } }),
        resourceChange("aws_route_table.a", {
          after: { route: [{ cidr_block: "0.0.0.0/0", gateway_id: "igw-1" }] },
        }),
        resourceChange("aws_lb_listener.a", {
          before: { port: 80, protocol: "HTTP" },
          after: { port: 81, protocol: "HTTP" },
        }),
        resourceChange("aws_s3_bucket_public_access_block.a", {
          before: {
            block_public_acls: true,
            block_public_policy: true,
            ignore_public_acls: true,
            restrict_public_buckets: true,
          },
          after: {
            block_public_acls: true,
            block_public_policy: false,
            ignore_public_acls: true,
            restrict_public_buckets: true,
          },
        }),
      ]),
    ).toEqual([
      ["! aws_alb.a opens", "+ a load balancer with public addresses"],
      ["- aws_lb.a closes", "- a load balancer with public addresses"],
      ["! aws_ecs_service.a opens", "+ tasks with public addresses"],
      ["! aws_subnet.a opens", "+ a subnet that gives public addresses"],
      ["! aws_db_instance.a opens", "+ a database with a public address"],
      ["! aws_route.a opens", "+ a route to an internet gateway"],
      ["! aws_route_table.a opens", "+ a route for 0.0.0.0/0 to an internet gateway"],
      ["! aws_lb_listener.a opens", "+ a listener on port 81, HTTP"],
      [
        "! aws_s3_bucket_public_access_block.a opens",
        "+ the bucket may become public (block_public_policy is not true)",
      ],
    ]);
  });

  it("may be what is known after apply", () => {
    const [lines] = network(
      [resourceChange("aws_alb.a", { after: {}, marks: { after_unknown: { internal: true } } })],
      configurationJson({ "aws_alb.a": { internal: {} } }),
    );
    expect(lines).toEqual([
      "! aws_alb.a may open",
      "! perhaps a load balancer with public addresses: known after apply",
    ]);
  });
});
