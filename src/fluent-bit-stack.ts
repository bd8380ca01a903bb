import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import type { Construct } from "constructs";
import { type AlarmOptions, Alarms } from "./alarms/alarms.js";
import { Account } from "./aws/account.js";
import type { HasArn, RoleOptions } from "./aws/iam.js";
import { checkDeploymentName } from "./aws/names.js";
import { checkTags } from "./aws/tags.js";
import { configureBackend, type S3BackendOptions } from "./backend.js";
import { addCheck, addFindings } from "./cdktf/checks.js";
import { ExactIdStack } from "./cdktf/exact-id-stack.js";
import { checkCombinations } from "./combinations.js";
import { articleDestination } from "./destinations/cloudwatch.js";
import type { LogDestinationSource } from "./destinations/log-destination.js";
import { LoadBalancer } from "./load-balancer/load-balancer.js";
import type { LoadBalancerOptions } from "./load-balancer/load-balancer-options.js";
import type { DeploymentNetwork } from "./network/deployment-network.js";
import { ExistingNetwork } from "./network/existing-network.js";
import { Network } from "./network/network.js";
import type { NetworkOptions } from "./network/network-options.js";
import { Outputs } from "./outputs.js";
import { PrivateAccess } from "./private-access.js";
import { Service } from "./service/service.js";
import type { ServiceOptions } from "./service/service-options.js";
import type { ApplicationContainerProps } from "./task/application-container.js";
import { applicationLogGroupName, LogGroups, LogKey, type LogOptions } from "./task/log-groups.js";
import type { RouterProps } from "./task/router-container.js";
import { checkImagePartition } from "./task/router-image.js";
import { TaskDefinition, type TaskOptions } from "./task/task-definition.js";
import { execStatements, TaskRole } from "./task/task-role.js";
import { Variables, type VariablesProps } from "./variables.js";

export interface FluentBitStackProps extends VariablesProps {
  /**
   * The name that every AWS name and tag is built from, so that deployments live side by side in one account.
   * Up to 28 letters, digits and hyphens.
   * @default "fluent-bit"
   */
  readonly name?: string;
  /**
   * The network: what a new one is like, or one that exists.
   * @default - the article's
   */
  readonly network?: NetworkOptions | DeploymentNetwork;
  /**
   * The task: its roles, and the application in it.
   * @default - the article's
   */
  readonly task?: TaskOptions;
  /**
   * Let Terraform make the log groups, with a retention and a key.
   * @default - their first writers create them, and they keep their logs for ever
   */
  readonly logs?: LogOptions;
  /**
   * Tell a topic of what loses requests or logs.
   * @default - nobody is told
   */
  readonly alarms?: AlarmOptions;
  /**
   * Tags of everything that can have tags.
   * @default - none but the names
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * The load balancer.
   * @default - the article's
   */
  readonly loadBalancer?: LoadBalancerOptions;
  /**
   * The service and its cluster.
   * @default - the article's
   */
  readonly service?: ServiceOptions;
  /**
   * The destination of the application's logs.
   * @default - the article's log group in CloudWatch Logs, through the plugin that `task.logPlugin` names
   */
  readonly destination?: LogDestinationSource;
  /**
   * Further containers beside the application, each with its own destination.
   * @default - none
   */
  readonly containers?: readonly ApplicationContainerProps[];
  /**
   * The log router.
   * @default - the article's
   */
  readonly router?: RouterProps;
  /**
   * The bucket that keeps the Terraform state.
   * @default - a local file beside cdktf.out
   */
  readonly state?: S3BackendOptions;
  /**
   * Build what the article says to the letter, without the corrections of what never converges or never works.
   * @default false
   */
  readonly literal?: boolean;
}

/** The article's system: nginx on ECS Fargate behind a load balancer, its logs routed by Fluent Bit through FireLens. */
export class FluentBitStack extends ExactIdStack {
  readonly variables: Variables;
  readonly network: DeploymentNetwork;
  readonly loadBalancer: LoadBalancer;
  readonly taskRole: TaskRole;
  /** The same as `taskRole` where the roles are not separate. */
  readonly executionRole: TaskRole;
  readonly taskDefinition: TaskDefinition;
  readonly service: Service;

  constructor(scope: Construct, id: string, props: FluentBitStackProps = {}) {
    super(scope, id);
    const { name = "fluent-bit", task = {}, literal } = props;
    // Variables that check one another want Terraform 1.9, a state bucket that locks itself 1.10.
    this.addOverride("terraform.required_version", ">= 1.10");
    addCheck(this, [name], checkDeploymentName);
    addFindings(this, () => checkTags(props.tags ?? {}));
    configureBackend(this, props.state);

    this.variables = new Variables(this, "variables", props);
    const region = this.variables.region.stringValue;
    new AwsProvider(this, "aws", {
      region,
      defaultTags: props.tags === undefined ? undefined : [{ tags: { ...props.tags } }],
    });

    const account = new Account(this, "account", { region });
    const { network = {}, logs } = props;
    const key = logs?.createKey === true ? new LogKey(this, "log-key", { name, account }) : logs?.key;
    const made =
      "vpcId" in network
        ? new ExistingNetwork(this, "network", network)
        : new Network(this, "network", {
            ...network,
            flowLogs: withDefaults(network.flowLogs, key, task),
            name,
            literal,
          });
    this.network = made;
    this.loadBalancer = new LoadBalancer(this, "load-balancer", {
      ...props.loadBalancer,
      name,
      network: this.network,
      account,
      port: this.variables.containerPort.numberValue,
    });
    // The article's policy is for the article's destination. Other destinations are granted what they need.
    const articlePolicy = props.destination === undefined && task.separateRoles !== true;
    this.taskRole = new TaskRole(this, "task-role", { ...task, name, articlePolicy, literal });
    this.executionRole =
      task.separateRoles === true
        ? new TaskRole(this, "execution-role", { ...task, name, kind: "execution", articlePolicy: false })
        : this.taskRole;
    const logGroups =
      logs === undefined
        ? undefined
        : new LogGroups(this, "log-groups", {
            ...logs,
            key,
            name,
            hasApplicationGroup: props.destination === undefined,
          });
    this.taskDefinition = new TaskDefinition(this, "task-definition", {
      ...task,
      name,
      routerLogGroup: logGroups === undefined ? undefined : { name: logGroups.router.name, isManaged: true },
      cpu: this.variables.cpu.numberValue,
      memoryMiB: this.variables.memory.numberValue,
      image: this.variables.image.stringValue,
      containerPort: this.variables.containerPort.numberValue,
      account,
      executionRole: this.executionRole,
      taskRole: this.taskRole,
      destination:
        props.destination ??
        articleDestination(task.logPlugin ?? "cloudwatch", this.variables.defaultRegion, {
          logGroupName: logGroups?.application?.name ?? applicationLogGroupName(name),
          logStreamPrefix: `from-${name}-nginx`,
          autoCreateGroup: logGroups === undefined,
          grantWrite: !articlePolicy,
        }),
      containers: props.containers,
      router: props.router,
      literal,
    });
    const { defaultRegion } = this.variables;
    for (const image of this.taskDefinition.images) {
      addCheck(this, [image], (known) => checkImagePartition(known, defaultRegion));
    }
    const { service = {} } = props;
    if (service.exec === true) {
      this.taskRole.grant(...execStatements());
    }
    this.service = new Service(this, "service", {
      ...service,
      name,
      network: this.network,
      loadBalancer: this.loadBalancer,
      taskDefinition: this.taskDefinition,
    });
    if ("nat" in made && made.nat === "none") {
      new PrivateAccess(this, "private-access", {
        name,
        network: made,
        variables: this.variables,
        taskDefinition: this.taskDefinition,
        service: this.service,
        exec: service.exec === true,
      });
    }
    if (props.alarms !== undefined) {
      new Alarms(this, "alarms", {
        ...props.alarms,
        name,
        cluster: this.service.cluster,
        service: this.service.resource,
        loadBalancer: this.loadBalancer,
        logGroupName: this.taskDefinition.applicationLogGroup,
      });
    }
    this.node.addValidation({ validate: () => checkCombinations(props) });
    new Outputs(this, "outputs", {
      loadBalancer: this.loadBalancer,
      service: this.service,
      taskDefinition: this.taskDefinition,
    });
  }
}

/** Flow logs with the key of the log groups and a role like those of the task, where they say nothing of their own. */
function withDefaults(
  flowLogs: NetworkOptions["flowLogs"],
  key: HasArn | undefined,
  { permissionsBoundary, rolePath }: RoleOptions,
): NetworkOptions["flowLogs"] {
  if (flowLogs === undefined || flowLogs === false) {
    return flowLogs;
  }
  return { key, permissionsBoundary, rolePath, ...(flowLogs === true ? {} : flowLogs) };
}
