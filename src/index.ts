/**
 * The stack, the constructs that it consists of, and the destinations of logs.
 *
 * @module fargate-fluent-bit
 */
export type { LogProcessing } from "../firelens/config/log-processing.js";
export {
  type ConfigOptions,
  type ConfigValue,
  type FilterSection,
  type MultilineParserSection,
  type MultilineRule,
  type OutputSection,
  type ParserSection,
  type RouterConfig as FluentBitConfig,
  tagsOf,
} from "../firelens/config/router-config.js";
export type { FilterName } from "../firelens/data/filter-options.js";
export type { FluentBitVersion } from "../firelens/facts/fluent-bit-version.js";
export type { IgnoredRule } from "../firelens/ignore-rules.js";
export type { LogConfiguration, Secret as EcsSecret } from "../firelens/model/task-definition.js";
export { AlarmTopic, type AlarmTopicProps } from "./alarms/alarm-topic.js";
export { type AlarmOptions, Alarms, type AlarmsProps } from "./alarms/alarms.js";
export { Account, type AccountProps } from "./aws/account.js";
export type { BucketStatement } from "./aws/bucket-policy.js";
export type { HasArn, RoleOptions } from "./aws/iam.js";
export { configureBackend, type S3BackendOptions } from "./backend.js";
export { CheckedApp, ConfigurationError } from "./cdktf/checked-app.js";
export { AddressScope, ExactIdStack } from "./cdktf/exact-id-stack.js";
export * from "./destinations/index.js";
export { FluentBitStack, type FluentBitStackProps } from "./fluent-bit-stack.js";
export { LogBucket, type LogBucketProps } from "./load-balancer/access-log-bucket.js";
export type { DomainOptions } from "./load-balancer/domain.js";
export {
  ExistingLoadBalancer,
  type ExistingLoadBalancerOptions,
  type ExistingLoadBalancerProps,
  type ListenerLookUp,
} from "./load-balancer/existing-load-balancer.js";
export type { HealthCheck } from "./load-balancer/health-check.js";
export { ListenerRoute, type ListenerRouteProps, type RouteOptions } from "./load-balancer/listener-route.js";
export { LoadBalancer, type LoadBalancerProps } from "./load-balancer/load-balancer.js";
export type { AccessLogOptions, LoadBalancerOptions } from "./load-balancer/load-balancer-options.js";
export type {
  KnownLoadBalancer,
  LoadBalancerTarget,
  RoutableLoadBalancer,
  Route,
} from "./load-balancer/routable.js";
export type { TargetGroupOptions, TargetGroupProps } from "./load-balancer/target-group.js";
export { type DeploymentNetwork, ExistingNetwork, type NetworkOrder } from "./network/existing-network.js";
export type { FlowLogs, FlowLogsOptions, FlowLogsProps } from "./network/flow-logs.js";
export { Network, type NetworkProps } from "./network/network.js";
export { NetworkLookUp, type NetworkLookUpOptions, type Tags } from "./network/network-look-up.js";
export type { Nat, NetworkOptions } from "./network/network-options.js";
export { type EndpointNeeds, requiredEndpoints } from "./network/required-endpoints.js";
export { type EndpointNetwork, VpcEndpoints, type VpcEndpointsProps } from "./network/vpc-endpoints.js";
export { type ProductionProps, production } from "./production.js";
export type { AutoScalingOptions } from "./service/auto-scaling.js";
export type {
  DeploymentStrategyOptions,
  InfrastructureRole,
  InfrastructureRoleProps,
  TrafficShift,
} from "./service/deployment-strategy.js";
export type { EgressOptions } from "./service/security-group.js";
export { Service, type ServiceProps } from "./service/service.js";
export type { ConnectedPort, ServiceConnectOptions } from "./service/service-connect.js";
export type { ServiceDiscoveryOptions } from "./service/service-discovery.js";
export type {
  ClusterOptions,
  DeploymentOptions,
  ServiceCluster,
  ServiceOptions,
  SpotOptions,
} from "./service/service-options.js";
export type { ApplicationProps, ApplicationSize } from "./task/application.js";
export type { ApplicationContainerProps } from "./task/application-container.js";
export type { ConfigBucket } from "./task/config-bucket.js";
export type {
  ApplicationOptions,
  ContainerHealthCheck,
  ContainerOptions,
  ContainerPort,
  Dependency,
  MountPoint,
  PortOptions,
  Ulimit,
} from "./task/container-options.js";
export type { TaskContainersProps } from "./task/containers.js";
export { type DeploymentRole, ExistingRole, type ExistingRoleProps } from "./task/existing-role.js";
export {
  type DeploymentLogGroup,
  LogGroups,
  type LogGroupsProps,
  LogKey,
  type LogKeyProps,
  type LogOptions,
} from "./task/log-groups.js";
export type { BucketDelivery, ConfigDelivery, ImageDelivery, RouterProps } from "./task/router-container.js";
export {
  type BoundRouterImage,
  publicRouterImage,
  type RouterImage,
  routerImage,
  ssmRouterImage,
  type TaggedImageProps,
} from "./task/router-image.js";
export type { RouterConfig, RouterOutput } from "./task/router-outputs.js";
export {
  type DefinitionOptions,
  TaskDefinition,
  type TaskDefinitionProps,
  type TaskOptions,
} from "./task/task-definition.js";
export { execStatements, TaskRole, type TaskRoleProps } from "./task/task-role.js";
export type { EfsVolume, Volume, Volumes } from "./task/volumes.js";
export { Variables, type VariablesProps } from "./variables.js";
