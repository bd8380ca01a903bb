import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import type { Construct } from "constructs";
import {
  Account,
  AddressScope,
  CheckedApp,
  cloudwatchLogs,
  configureBackend,
  ExactIdStack,
  ListenerRoute,
  LoadBalancer,
  type LoadBalancerTarget,
  Network,
  publicRouterImage,
  Service,
  type ServiceOptions,
  TaskDefinition,
  TaskRole,
  Variables,
} from "../src/index.js";

/**
 * Two services behind one load balancer, in a stack of one's own that takes the constructs one by one: the API answers
 * below /api, the web site everything else. Both run in one cluster.
 */
class ShopStack extends ExactIdStack {
  private readonly account: Account;
  private readonly network: Network;
  private readonly variables: Variables;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    configureBackend(this);
    this.variables = new Variables(this, "variables");
    const region = this.variables.region.stringValue;
    new AwsProvider(this, "aws", { region });
    this.account = new Account(this, "account", { region });
    this.network = new Network(this, "network", { name: "shop" });
    const loadBalancer = new LoadBalancer(this, "load-balancer", {
      name: "shop",
      network: this.network,
      account: this.account,
    });
    const web = this.addService(this, "shop-web", loadBalancer, {});

    const api = new AddressScope(this, "api");
    const route = new ListenerRoute(api, "route", {
      name: "shop-api",
      network: this.network,
      loadBalancer,
      paths: ["/api/*"],
      priority: 10,
    });
    this.addService(api, "shop-api", route, { cluster: web.cluster });
  }

  private addService(
    scope: Construct,
    name: string,
    loadBalancer: LoadBalancerTarget,
    options: ServiceOptions,
  ) {
    const role = new TaskRole(scope, "task-role", { name, articlePolicy: false });
    const taskDefinition = new TaskDefinition(scope, "task-definition", {
      name,
      cpu: this.variables.cpu.numberValue,
      memoryMiB: this.variables.memory.numberValue,
      image: this.variables.image.stringValue,
      containerPort: this.variables.containerPort.numberValue,
      account: this.account,
      executionRole: role,
      taskRole: role,
      destination: cloudwatchLogs({ logGroupName: `shop/${name}`, logStreamPrefix: "nginx-" }),
      router: { image: publicRouterImage({ tag: "3.4.15" }) },
    });
    return new Service(scope, "service", {
      ...options,
      name,
      network: this.network,
      loadBalancer,
      taskDefinition,
    });
  }
}

const app = new CheckedApp();
new ShopStack(app, "two-services");
app.run();
