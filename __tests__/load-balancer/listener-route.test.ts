import { describe, expect, it } from "vitest";
import { AddressScope } from "../../src/cdktf/exact-id-stack.js";
import { FluentBitStack } from "../../src/fluent-bit-stack.js";
import {
  checkConditionCount,
  checkHostPattern,
  checkPathPattern,
  ListenerRoute,
  type ListenerRouteProps,
} from "../../src/load-balancer/listener-route.js";
import type { LoadBalancerOptions } from "../../src/load-balancer/load-balancer-options.js";
import { configurationOf, findingsOf, testApp } from "../support/synthesize.js";

type Route = Omit<Partial<ListenerRouteProps>, "loadBalancer" | "network">;

/** A stack with a load balancer and these routes, each in the address scope of its key. */
function stackWith(routes: Record<string, Route>, loadBalancer: LoadBalancerOptions = {}) {
  const app = testApp();
  const stack = new FluentBitStack(app, "fluent-bit", { loadBalancer });
  const made = Object.entries(routes).map(
    ([key, props]) =>
      new ListenerRoute(new AddressScope(stack, key), "route", {
        name: key,
        priority: 10,
        loadBalancer: stack.loadBalancer,
        network: stack.network,
        ...props,
      }),
  );
  return { app, stack, made };
}

const resourcesWith = (routes: Record<string, Route>, options?: LoadBalancerOptions) =>
  configurationOf(stackWith(routes, options).stack).resource;
const findings = (routes: Record<string, Route>) => findingsOf(() => stackWith(routes).app.synth());

const certificate = { arn: "arn:aws:acm:us-east-1:111122223333:certificate/4f1f" };
const action = [{ type: "forward", target_group_arn: "${aws_alb_target_group.api_fluent_bit_tg.arn}" }];
const lifecycle = { replace_triggered_by: ["aws_alb_target_group.api_fluent_bit_tg.id"] };
const pathRule = { priority: 10, condition: [{ path_pattern: { values: ["/api/*"] } }], action, lifecycle };

describe("a route", () => {
  it("forwards its paths and hosts to a target group of its own", () => {
    const resource = resourcesWith({
      api: { paths: ["/api", "/api/*"], hosts: ["api.example.com"], priority: 7 },
    });
    expect(resource.aws_alb_listener_rule).toEqual({
      api_fluent_bit_listener_rule: {
        listener_arn: "${aws_alb_listener.fluent_bit_listener.arn}",
        priority: 7,
        condition: [
          { path_pattern: { values: ["/api", "/api/*"] } },
          { host_header: { values: ["api.example.com"] } },
        ],
        action,
        lifecycle,
      },
    });
    expect(resource.aws_alb_target_group?.api_fluent_bit_tg).toEqual({
      name: "api-tg",
      port: 80,
      protocol: "HTTP",
      vpc_id: "${aws_vpc.fluent_bit_vpc.id}",
      target_type: "ip",
    });
  });

  it("is by path alone or by host alone", () => {
    const rules = resourcesWith({
      api: { paths: ["/api/*"] },
      shop: { hosts: ["shop.example.com"], priority: 20 },
    }).aws_alb_listener_rule;
    expect(rules?.api_fluent_bit_listener_rule?.condition).toEqual([
      { path_pattern: { values: ["/api/*"] } },
    ]);
    expect(rules?.shop_fluent_bit_listener_rule?.condition).toEqual([
      { host_header: { values: ["shop.example.com"] } },
    ]);
  });

  it("leaves the load balancer and its own service as they are", () => {
    const { aws_alb_target_group, aws_alb_listener_rule, ...others } = resourcesWith({
      api: { paths: ["/api/*"] },
    });
    const { aws_alb_target_group: own, ...article } = resourcesWith({});
    expect(others).toEqual(article);
    expect(aws_alb_target_group?.fluent_bit_tg).toEqual(own?.fluent_bit_tg);
    expect(aws_alb_listener_rule).toBeDefined();
  });

  it("is of the HTTPS listener where HTTP redirects to it", () => {
    expect(resourcesWith({ api: { paths: ["/api/*"] } }, { certificate }).aws_alb_listener_rule).toEqual({
      api_fluent_bit_https_listener_rule: {
        ...pathRule,
        listener_arn: "${aws_alb_listener.fluent_bit_https_listener.arn}",
      },
    });
  });

  it("is of both listeners where both forward", () => {
    const options = { certificate, redirectHttp: false };
    expect(resourcesWith({ api: { paths: ["/api/*"] } }, options).aws_alb_listener_rule).toEqual({
      api_fluent_bit_https_listener_rule: {
        ...pathRule,
        listener_arn: "${aws_alb_listener.fluent_bit_https_listener.arn}",
      },
      api_fluent_bit_listener_rule: {
        ...pathRule,
        listener_arn: "${aws_alb_listener.fluent_bit_listener.arn}",
      },
    });
  });

  it("has a health check and a deregistration delay of its own", () => {
    const { aws_alb_target_group } = resourcesWith({
      api: { paths: ["/api/*"], healthCheck: { path: "/api/health" }, deregistrationDelaySeconds: 5 },
    });
    expect(aws_alb_target_group?.api_fluent_bit_tg).toMatchObject({
      health_check: { path: "/api/health" },
      deregistration_delay: "5",
    });
    expect(aws_alb_target_group?.fluent_bit_tg).not.toHaveProperty("health_check");
  });

  it("opens its port where egress is bound, once", () => {
    const egress = (routes: Record<string, Route>) => {
      const group = resourcesWith(routes, { restrictEgress: true }).aws_security_group?.fluent_bit_alb_sg;
      return [group?.egress].flat().map((rule) => (rule as { from_port: unknown }).from_port);
    };
    const paths = ["/a"];
    expect(egress({ a: { paths, port: 3000 } })).toEqual(["${var.container_port}", 3000]);
    expect(
      egress({ a: { paths, port: 3000 }, b: { paths, port: 3000, priority: 2 }, c: { paths, priority: 3 } }),
    ).toEqual(["${var.container_port}", 3000, 80]);
  });

  it("gives a service what the load balancer gives its own", () => {
    const { stack, made } = stackWith({ api: { paths: ["/api/*"] } }, { certificate, redirectHttp: false });
    expect(made).toHaveLength(1);
    for (const { alb, securityGroupIds, listeners } of made) {
      expect(alb).toBe(stack.loadBalancer.alb);
      expect(securityGroupIds).toBe(stack.loadBalancer.securityGroupIds);
      expect(listeners.map(({ node }) => node.id)).toEqual([
        "fluent_bit_https_listener_rule",
        "fluent_bit_listener_rule",
      ]);
    }
    expect(stack.loadBalancer.listeners.map(({ node }) => node.id)).toEqual([
      "fluent_bit_https_listener",
      "fluent_bit_listener",
    ]);
  });
});

describe("findings of a route", () => {
  const at = (...found: string[]) => found.map((finding) => `[fluent-bit/api/route] ${finding}`);

  it("name every condition that is wrong, the priority, the name and the target group's options", () => {
    const route: Route = {
      name: "a_b",
      paths: ["api"],
      hosts: ["localhost"],
      priority: 0,
      deregistrationDelaySeconds: -1,
      healthCheck: { matcher: "ok" },
    };
    expect(findings({ api: route })).toEqual([
      ...at(
        'path: "api"; expected letters, digits and _-.$/~"\'@:+&*?, with / or a wildcard at the start',
        'host: "localhost"; expected letters, digits and -.*?, with a dot and only letters after the last',
        "priority: 0; expected a whole number from 1 to 50000",
      ),
      ...at(
        'name: "a_b"; expected up to 28 letters, digits and hyphens, with no hyphen at either end',
        'healthCheck.matcher: "ok"; expected status codes from 200 to 499, such as "200", "200,204" or "200-299"',
        "deregistrationDelaySeconds: -1; expected a whole number from 0 to 3600",
      ).map((finding) => finding.replace("/route]", "/route/target-group]")),
    ]);
  });

  it("name a route without conditions, and one with too many", () => {
    expect(findings({ api: {} })).toEqual(at("number of paths and hosts: 0; expected 1 to 5 together"));
    expect(findings({ api: { paths: ["/1", "/2", "/3", "/4", "/5", "/6"] } })).toEqual(
      at("number of paths and hosts: 6; expected 1 to 5 together"),
    );
  });

  it("name both routes with one priority", () => {
    expect(findings({ api: { paths: ["/api/*"] }, shop: { paths: ["/shop/*"] } })).toEqual([
      "[fluent-bit/load-balancer] priority of fluent-bit/shop/route: 10; expected a priority of its own, as fluent-bit/api/route has this one",
    ]);
  });

  it("name none where all is right", () => {
    expect(
      findings({ api: { paths: ["/api/*"] }, shop: { hosts: ["*.example.com"], priority: 11 } }),
    ).toEqual([]);
  });
});

describe("a route's conditions", () => {
  it("are one to five", () => {
    expect(checkConditionCount(1, 0)).toEqual([]);
    expect(checkConditionCount(2, 3)).toEqual([]);
    expect(checkConditionCount(0, 0)).toEqual(["number of paths and hosts: 0; expected 1 to 5 together"]);
    expect(checkConditionCount(3, 3)).toEqual(["number of paths and hosts: 6; expected 1 to 5 together"]);
  });
});

describe("a route's path", () => {
  it.each(["/", "/api/*", "*.png", "?/a", "/~me/$x/a+b&c:@'\"", `/${"a".repeat(127)}`])(
    "may be %s",
    (path) => {
      expect(checkPathPattern(path)).toEqual([]);
    },
  );

  it.each(["", "api/*", "/a b", "/a?b=c", "/ä", "/{id}"])("may not be %j", (path) => {
    expect(checkPathPattern(path)).toEqual([
      `path: ${JSON.stringify(path)}; expected letters, digits and _-.$/~"'@:+&*?, with / or a wildcard at the start`,
    ]);
  });

  it("has at most 128 characters", () => {
    const path = `/${"a".repeat(128)}`;
    expect(checkPathPattern(path)).toEqual([
      `path: "${path.slice(0, 80)}…"; expected at most 128 characters, not 129`,
    ]);
  });
});

describe("a route's host", () => {
  it.each(["example.com", "api.Example.com", "*.example.com", "a?.example.com", "a-1.example.com"])(
    "may be %s",
    (host) => {
      expect(checkHostPattern(host)).toEqual([]);
    },
  );

  it.each(["", "localhost", "https://example.com", "example.com:80", "10.0.0.1", "example.*", "a_b.com"])(
    "may not be %j",
    (host) => {
      expect(checkHostPattern(host)).toEqual([
        `host: "${host}"; expected letters, digits and -.*?, with a dot and only letters after the last`,
      ]);
    },
  );

  it("has at most 128 characters", () => {
    const host = `${"a".repeat(125)}.com`;
    expect(checkHostPattern(host)).toEqual([
      `host: "${host.slice(0, 80)}…"; expected at most 128 characters, not 129`,
    ]);
  });
});
