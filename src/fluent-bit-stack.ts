import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { formatMessage } from "../firelens/message.js";
import { type AlarmOptions, Alarms } from "./alarms/alarms.js";
import { Account } from "./aws/account.js";
import { warnOfBarrel } from "./aws/barrel.js";
import { checkStatements, type HasArn, type RoleOptions } from "./aws/iam.js";
import { checkDeploymentName } from "./aws/names.js";
import { checkTags } from "./aws/tags.js";
import { configureBackend, type S3BackendOptions } from "./backend.js";
import { addCheck, addFindings } from "./cdktf/checks.js";
import { ExactIdStack } from "./cdktf/exact-id-stack.js";
import { articleDestination } from "./destinations/cloudwatch.js";
import type { LogDestinationSource } from "./destinations/log-destination.js";
import {
  ExistingLoadBalancer,
  type ExistingLoadBalancerOptions,
  isExistingLoadBalancer,
} from "./load-balancer/existing-load-balancer.js";
import { ListenerRoute } from "./load-balancer/listener-route.js";
import { LoadBalancer } from "./load-balancer/load-balancer.js";
import { checkCertificateRegion, type LoadBalancerOptions } from "./load-balancer/load-balancer-options.js";
import type { LoadBalancerTarget } from "./load-balancer/routable.js";
import { type DeploymentNetwork, ExistingNetwork, isExistingNetwork } from "./network/existing-network.js";
import { Network } from "./network/network.js";
import { isNetworkLookUp, NetworkLookUp, type NetworkLookUpOptions } from "./network/network-look-up.js";
import type { NetworkOptions } from "./network/network-options.js";
import { Outputs } from "./outputs.js";
import { PrivateAccess } from "./private-access.js";
import { InfrastructureRole } from "./service/deployment-strategy.js";
import { Service } from "./service/service.js";
import type { ServiceOptions } from "./service/service-options.js";
import { streamPrefix } from "./task/application.js";
import type { ApplicationContainerProps } from "./task/application-container.js";
import type { ApplicationOptions } from "./task/container-options.js";
import { ExistingRole } from "./task/existing-role.js";
import { applicationLogGroupName, LogGroups, LogKey, type LogOptions } from "./task/log-groups.js";
import type { RouterProps } from "./task/router-container.js";
import { checkImagePartition } from "./task/router-image.js";
import { TaskDefinition, type TaskOptions } from "./task/task-definition.js";
import { execLogStatements, execStatements, TaskRole, type TaskRoleProps } from "./task/task-role.js";
import { Variables, type VariablesProps } from "./variables.js";

/** The props of the stack: the deployment's name, the options of its parts and the defaults of its variables. */
export interface FluentBitStackProps extends VariablesProps {
  /**
   * The name of the deployment. All names and tags in AWS begin with it, so that one account can have several
   * deployments. Up to 28 letters, digits and hyphens.
   * @default "fluent-bit"
   */
  readonly name?: string;
  /**
   * The options of a new network, or an existing network: its ids, or the tags by which they are found.
   * @default - the article's
   */
  readonly network?: NetworkOptions | DeploymentNetwork | NetworkLookUpOptions;
  /**
   * The options of a new load balancer, or a listener that exists.
   * @default - the article's
   */
  readonly loadBalancer?: LoadBalancerOptions | ExistingLoadBalancerOptions;
  /**
   * The options of the task and its roles.
   * @default - the article's
   */
  readonly task?: TaskOptions;
  /**
   * The options of the application's container. Its image, its port and the task's size are variables.
   * @default - the article's nginx
   */
  readonly application?: ApplicationOptions;
  /**
   * The options of the log router.
   * @default - the article's
   */
  readonly router?: RouterProps;
  /**
   * The destination of the application's logs, or several of them.
   * @default - the article's log group in CloudWatch
   */
  readonly destination?: LogDestinationSource | readonly LogDestinationSource[];
  /**
   * Further containers in the task, each with its own destination.
   * @default - none
   */
  readonly containers?: readonly ApplicationContainerProps[];
  /**
   * The options of the service and its cluster.
   * @default - the article's
   */
  readonly service?: ServiceOptions;
  /**
   * Let Terraform create the log groups, with a retention and a key.
   * @default - their first writers create them, and logs never expire
   */
  readonly logs?: LogOptions;
  /**
   * The alarms about lost requests and lost logs.
   * @default - none
   */
  readonly alarms?: AlarmOptions;
  /**
   * Tags for all resources that can have tags.
   * @default - only their names
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * The S3 bucket of the Terraform state.
   * @default - a local file beside cdktf.out
   */
  readonly state?: S3BackendOptions;
  /**
   * Build the article exactly, without the corrections of `corrections.ts`. Some parts then have a perpetual diff, and no
   * log arrives.
   * @default false
   */
  readonly literal?: boolean;
}

/** The article's system: nginx on ECS Fargate behind a load balancer, its logs routed by Fluent Bit through FireLens. */
export class FluentBitStack extends ExactIdStack {
  /** The Terraform variables, whose values a plan can replace. */
  readonly variables: Variables;
  /** The network, new or existing. */
  readonly network: DeploymentNetwork;
  /** The load balancer, new or existing. */
  readonly loadBalancer: LoadBalancer | ExistingLoadBalancer;
  /** What sends requests to the service: the load balancer, or a rule of one that exists. */
  readonly target: LoadBalancerTarget;
  /** The role of the containers. */
  readonly taskRole: TaskRole | ExistingRole;
  /** The same as `taskRole` unless `task.separateRoles` is on, or it is given. */
  readonly executionRole: TaskRole | ExistingRole;
  /** The task definition, with its containers. */
  readonly taskDefinition: TaskDefinition;
  /** The service, with its cluster and its security group. */
  readonly service: Service;

  constructor(scope: Construct, id: string, props: FluentBitStackProps = {}) {
    super(scope, id);
    const { name = "fluent-bit", application, task = {}, service = {}, logs, literal } = props;
    addFindings(this, () => checkCombinations(props));
    // The validations of variables that refer to other variables need Terraform 1.9, the lock of an S3 backend 1.10.
    this.addOverride("terraform.required_version", ">= 1.10");
    addCheck(this, [name], checkDeploymentName);
    addFindings(this, () => checkTags(props.tags ?? {}));
    for (const warning of warnOfBarrel()) {
      Annotations.of(this).addWarning(warning);
    }
    configureBackend(this, props.state);

    this.variables = new Variables(this, "variables", props);
    const region = this.variables.region.stringValue;
    const containerPort = this.variables.containerPort.numberValue;
    new AwsProvider(this, "aws", {
      region,
      defaultTags: props.tags === undefined ? undefined : [{ tags: { ...props.tags } }],
    });

    const account = new Account(this, "account", { region });
    const key =
      logs?.createKey === true
        ? new LogKey(this, "log-key", { name, account, keepOnDestroy: logs.keepOnDestroy })
        : logs?.key;

    if (isExistingNetwork(props.network)) {
      this.network = new ExistingNetwork(this, "network", props.network);
    } else if (isNetworkLookUp(props.network)) {
      this.network = new NetworkLookUp(this, "network", props.network);
    } else {
      const flowLogs = withDefaults(props.network?.flowLogs, key, task, logs?.keepOnDestroy);
      this.network = new Network(this, "network", { ...props.network, flowLogs, name, region, literal });
    }

    if (isExistingLoadBalancer(props.loadBalancer)) {
      this.loadBalancer = new ExistingLoadBalancer(this, "load-balancer", props.loadBalancer);
      this.target = new ListenerRoute(this, "route", {
        ...props.loadBalancer,
        loadBalancer: this.loadBalancer,
        name,
        network: this.network,
        port: containerPort,
      });
    } else {
      this.loadBalancer = new LoadBalancer(this, "load-balancer", {
        ...props.loadBalancer,
        name,
        network: this.network,
        account,
        port: containerPort,
        literal,
      });
      this.target = this.loadBalancer;
      const { certificate } = props.loadBalancer ?? {};
      addCheck(this, [certificate?.arn, this.variables.defaultRegion], checkCertificateRegion);
    }

    // The article's policy is for the article's destination. Other destinations are granted what they need.
    const articlePolicy =
      props.destination === undefined && task.separateRoles !== true && task.taskRole === undefined;
    this.taskRole =
      task.taskRole === undefined
        ? new TaskRole(this, "task-role", { ...task, name, region, articlePolicy, literal })
        : new ExistingRole(this, "task-role", { option: "task.taskRole", role: task.taskRole });
    this.executionRole = this.executionRoleOf(task, { ...task, name, region });
    this.taskRole.grant(...(task.statements ?? []));
    addFindings(this, () => checkStatements(task.statements ?? [], "task.statements"));

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
      application: { initProcess: service.exec, ...application },
      name,
      routerLogGroup: logGroups === undefined ? undefined : { name: logGroups.router.name, isManaged: true },
      defaults: this.variables.defaults,
      cpu: this.variables.cpu.numberValue,
      memoryMiB: this.variables.memory.numberValue,
      image: this.variables.image.stringValue,
      containerPort,
      account,
      executionRole: this.executionRole,
      taskRole: this.taskRole,
      destination:
        props.destination ??
        articleDestination(task.logPlugin ?? "cloudwatch", this.variables.defaultRegion, {
          logGroupName: logGroups?.application?.name ?? applicationLogGroupName(name),
          logStreamPrefix: streamPrefix(name, application),
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
    if (service.exec === true) {
      this.taskRole.grant(...execStatements(), ...execLogStatements(account, service.execLogGroup));
    }

    const privateAccess =
      this.network instanceof Network && this.network.nat === "none"
        ? new PrivateAccess(this, "private-access", {
            name,
            network: this.network,
            variables: this.variables,
            taskDefinition: this.taskDefinition,
            exec: service.exec === true,
          })
        : undefined;
    this.service = new Service(this, "service", {
      ...service,
      name,
      network: this.network,
      loadBalancer: this.target,
      taskDefinition: this.taskDefinition,
      dependsOn: privateAccess?.dependencies,
      trafficShift:
        service.deploymentStrategy === undefined || !(this.loadBalancer instanceof LoadBalancer)
          ? undefined
          : {
              ...this.loadBalancer.addTrafficShift(),
              role: new InfrastructureRole(this, "infrastructure-role", { ...task, name, account }),
            },
    });
    privateAccess?.allowFrom(this.service.securityGroup);

    const alarms =
      props.alarms &&
      new Alarms(this, "alarms", {
        ...props.alarms,
        name,
        account,
        cluster: this.service.cluster,
        service: this.service.resource,
        loadBalancer: this.target,
        logGroupName: this.taskDefinition.applicationLogGroup,
        routerLogGroup: logGroups?.router,
        hasContainerInsights: service.containerInsights === true || service.containerInsights === "enhanced",
      });
    new Outputs(this, "outputs", {
      loadBalancer: this.loadBalancer,
      service: this.service,
      taskDefinition: this.taskDefinition,
      alarmTopic: alarms?.topic,
      taskRole: this.taskRole,
      executionRole: this.executionRole,
    });
  }

  private executionRoleOf(
    { executionRole, separateRoles }: TaskOptions,
    props: TaskRoleProps,
  ): TaskRole | ExistingRole {
    if (executionRole !== undefined) {
      return new ExistingRole(this, "execution-role", { option: "task.executionRole", role: executionRole });
    }
    return separateRoles === true
      ? new TaskRole(this, "execution-role", { ...props, kind: "execution", articlePolicy: false })
      : this.taskRole;
  }
}

/** Flow logs have the key of the log groups and the role options of the task, unless they have their own. */
function withDefaults(
  flowLogs: NetworkOptions["flowLogs"],
  key: HasArn | undefined,
  { permissionsBoundary, rolePath, regionInNames }: RoleOptions,
  keepOnDestroy: boolean | undefined,
): NetworkOptions["flowLogs"] {
  if (flowLogs === undefined || flowLogs === false) {
    return flowLogs;
  }
  return {
    key,
    permissionsBoundary,
    rolePath,
    regionInNames,
    keepOnDestroy,
    ...(flowLogs === true ? {} : flowLogs),
  };
}

/** What is wrong with options that are right each by itself; empty when nothing is. */
function checkCombinations({ service, application, logs, loadBalancer }: FluentBitStackProps): string[] {
  const findings: string[] = [];
  if (service?.deploymentStrategy !== undefined && isExistingLoadBalancer(loadBalancer)) {
    const expected = "a load balancer of the stack, whose rules ECS may change";
    findings.push(formatMessage({ what: "service.deploymentStrategy with loadBalancer.listener", expected }));
  }
  if (service?.exec === true && application?.readonlyRootFilesystem === true) {
    const expected = "only one of them, as the agent of ECS Exec writes to the root file system";
    findings.push(formatMessage({ what: "service.exec with application.readonlyRootFilesystem", expected }));
  }
  if (logs?.createKey === true && logs.key !== undefined) {
    findings.push(formatMessage({ what: "logs.createKey with logs.key", expected: "only one of them" }));
  }
  return findings;
}
