import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import type { Construct } from "constructs";
import { formatMessage } from "../firelens/message.js";
import { type AlarmOptions, Alarms } from "./alarms/alarms.js";
import { Account } from "./aws/account.js";
import type { HasArn, RoleOptions } from "./aws/iam.js";
import { checkDeploymentName } from "./aws/names.js";
import { checkTags } from "./aws/tags.js";
import { configureBackend, type S3BackendOptions } from "./backend.js";
import { addCheck, addFindings } from "./cdktf/checks.js";
import { ExactIdStack } from "./cdktf/exact-id-stack.js";
import { articleDestination } from "./destinations/cloudwatch.js";
import type { LogDestinationSource } from "./destinations/log-destination.js";
import { LoadBalancer } from "./load-balancer/load-balancer.js";
import { checkCertificateRegion, type LoadBalancerOptions } from "./load-balancer/load-balancer-options.js";
import { type DeploymentNetwork, ExistingNetwork, isExistingNetwork } from "./network/existing-network.js";
import { Network } from "./network/network.js";
import type { NetworkOptions } from "./network/network-options.js";
import { Outputs } from "./outputs.js";
import { PrivateAccess } from "./private-access.js";
import { InfrastructureRole } from "./service/deployment-strategy.js";
import { Service } from "./service/service.js";
import type { ServiceOptions } from "./service/service-options.js";
import type { ApplicationContainerProps } from "./task/application-container.js";
import { applicationLogGroupName, LogGroups, LogKey, type LogOptions } from "./task/log-groups.js";
import type { RouterProps } from "./task/router-container.js";
import { checkImagePartition } from "./task/router-image.js";
import { TaskDefinition, type TaskOptions } from "./task/task-definition.js";
import { execLogStatements, execStatements, TaskRole } from "./task/task-role.js";
import { Variables, type VariablesProps } from "./variables.js";

export interface FluentBitStackProps extends VariablesProps {
  /**
   * The name of the deployment. All names and tags in AWS begin with it, so that one account can have several
   * deployments. Up to 28 letters, digits and hyphens.
   * @default "fluent-bit"
   */
  readonly name?: string;
  /**
   * The options of a new network, or an existing network.
   * @default - the article's
   */
  readonly network?: NetworkOptions | DeploymentNetwork;
  /**
   * The options of the load balancer.
   * @default - the article's
   */
  readonly loadBalancer?: LoadBalancerOptions;
  /**
   * The options of the task, its roles and the application.
   * @default - the article's
   */
  readonly task?: TaskOptions;
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
  readonly variables: Variables;
  readonly network: DeploymentNetwork;
  readonly loadBalancer: LoadBalancer;
  readonly taskRole: TaskRole;
  /** The same as `taskRole` unless `task.separateRoles` is on. */
  readonly executionRole: TaskRole;
  readonly taskDefinition: TaskDefinition;
  readonly service: Service;

  constructor(scope: Construct, id: string, props: FluentBitStackProps = {}) {
    super(scope, id);
    const { name = "fluent-bit", task = {}, service = {}, logs, literal } = props;
    addFindings(this, () => checkCombinations(props));
    // The validations of variables that refer to other variables need Terraform 1.9, the lock of an S3 backend 1.10.
    this.addOverride("terraform.required_version", ">= 1.10");
    addCheck(this, [name], checkDeploymentName);
    addFindings(this, () => checkTags(props.tags ?? {}));
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

    this.network = isExistingNetwork(props.network)
      ? new ExistingNetwork(this, "network", props.network)
      : new Network(this, "network", {
          ...props.network,
          flowLogs: withDefaults(props.network?.flowLogs, key, task, logs?.keepOnDestroy),
          name,
          region,
          literal,
        });

    this.loadBalancer = new LoadBalancer(this, "load-balancer", {
      ...props.loadBalancer,
      name,
      network: this.network,
      account,
      port: containerPort,
      literal,
    });

    const { certificate } = props.loadBalancer ?? {};
    addCheck(this, [certificate?.arn, this.variables.defaultRegion], checkCertificateRegion);

    // The article's policy is for the article's destination. Other destinations are granted what they need.
    const articlePolicy = props.destination === undefined && task.separateRoles !== true;
    this.taskRole = new TaskRole(this, "task-role", { ...task, name, region, articlePolicy, literal });
    this.executionRole =
      task.separateRoles === true
        ? new TaskRole(this, "execution-role", {
            ...task,
            name,
            region,
            kind: "execution",
            articlePolicy: false,
          })
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
      initProcess: service.exec,
      ...task,
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
      loadBalancer: this.loadBalancer,
      taskDefinition: this.taskDefinition,
      dependsOn: privateAccess?.dependencies,
      trafficShift:
        service.deploymentStrategy === undefined
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
        loadBalancer: this.loadBalancer,
        logGroupName: this.taskDefinition.applicationLogGroup,
        routerLogGroup: logGroups?.router,
        hasContainerInsights: service.containerInsights === true || service.containerInsights === "enhanced",
      });
    new Outputs(this, "outputs", {
      loadBalancer: this.loadBalancer,
      service: this.service,
      taskDefinition: this.taskDefinition,
      alarmTopic: alarms?.topic,
    });
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
function checkCombinations({ service, task, logs }: FluentBitStackProps): string[] {
  const findings: string[] = [];
  if (service?.exec === true && task?.readonlyRootFilesystem === true) {
    const expected = "only one of them, as the agent of ECS Exec writes to the root file system";
    findings.push(formatMessage({ what: "service.exec with task.readonlyRootFilesystem", expected }));
  }
  if (logs?.createKey === true && logs.key !== undefined) {
    findings.push(formatMessage({ what: "logs.createKey with logs.key", expected: "only one of them" }));
  }
  return findings;
}
