import { ServiceDiscoveryService } from "@cdktf/provider-aws/lib/service-discovery-service/index.js";
import { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import { addNumberChecks, DISCOVERY_NUMBERS } from "../aws/numbers.js";
import { addCheck } from "../cdktf/checks.js";

/** DNS records with the addresses of the tasks, in a private namespace of AWS Cloud Map. */
export interface ServiceDiscoveryOptions {
  /** The namespace. Tasks are found at `<name>.<name of the namespace>`. */
  readonly namespace: { readonly id: string };
  /**
   * The name in the namespace.
   * @default - the name of the deployment
   */
  readonly name?: string;
  /**
   * Seconds that clients may keep an address.
   * @default 10
   */
  readonly ttlSeconds?: number;
}

export interface ServiceDiscoveryProps extends ServiceDiscoveryOptions {
  /** The name in the namespace. */
  readonly name: string;
}

/** A service of AWS Cloud Map, in which ECS registers the tasks. */
export class ServiceDiscovery extends Construct {
  readonly resource: ServiceDiscoveryService;

  constructor(scope: Construct, id: string, props: ServiceDiscoveryProps) {
    super(scope, id);
    const { namespace, name, ttlSeconds = 10 } = props;
    addCheck(this, [namespace.id], checkNamespaceId);
    addNumberChecks(this, props, DISCOVERY_NUMBERS);
    this.resource = new ServiceDiscoveryService(this, "fluent_bit_discovery", {
      name,
      dnsConfig: {
        namespaceId: namespace.id,
        dnsRecords: [{ type: "A", ttl: ttlSeconds }],
        routingPolicy: "MULTIVALUE",
      },
      // ECS reports the health of its containers. The threshold is deprecated and always 1, of which each plan warns. Without it
      // the provider sends no block at all, and replaces the service in each plan (terraform-provider-aws, issue 44285).
      // Source: AWS Cloud Map API Reference, HealthCheckCustomConfig.
      healthCheckCustomConfig: { failureThreshold: 1 },
    });
  }
}

function checkNamespaceId(id: string): string[] {
  if (/^ns-[0-9a-z]+$/.test(id)) {
    return [];
  }
  const expected = "an id such as ns-0123456789abcdef";
  return [formatMessage({ what: "serviceDiscovery.namespace.id", value: id, expected })];
}
