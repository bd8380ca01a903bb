export { Account, type AccountProps } from "./constructs/account.js";
export { AlarmTopic, type AlarmTopicProps } from "./constructs/alarm-topic.js";
export { type AlarmOptions, Alarms, type AlarmsProps } from "./constructs/alarms.js";
export type { ApplicationContainerProps } from "./constructs/application-container.js";
export { AutoScaling, type AutoScalingOptions, type AutoScalingProps } from "./constructs/auto-scaling.js";
export { type BucketStatement, deliverAccessLogs, denyPlainHttp } from "./constructs/bucket-policy.js";
export type { ClusterOptions, ServiceCluster } from "./constructs/cluster.js";
export type { DeploymentOptions } from "./constructs/deployment.js";
export type { DeploymentNetwork, EndpointNetwork } from "./constructs/deployment-network.js";
export { execStatements } from "./constructs/ecs-exec.js";
export { ExistingNetwork } from "./constructs/existing-network.js";
export { FlowLogs, type FlowLogsOptions, type FlowLogsProps } from "./constructs/flow-logs.js";
export { ListenerRoute, type ListenerRouteProps } from "./constructs/listener-route.js";
export { LoadBalancer, type LoadBalancerProps } from "./constructs/load-balancer.js";
export type { AccessLogOptions, LoadBalancerOptions } from "./constructs/load-balancer-options.js";
export type { LoadBalancerTarget } from "./constructs/load-balancer-target.js";
export { LogBucket, type LogBucketProps } from "./constructs/log-bucket.js";
export {
  type DeploymentLogGroups,
  LogGroups,
  type LogGroupsProps,
  type LogOptions,
} from "./constructs/log-groups.js";
export { LogKey, type LogKeyProps } from "./constructs/log-key.js";
export { Network, type NetworkProps } from "./constructs/network.js";
export type { Nat, NetworkOptions } from "./constructs/network-options.js";
export { Outputs, type OutputsProps } from "./constructs/outputs.js";
export { PrivateAccess, type PrivateAccessProps } from "./constructs/private-access.js";
export type { RoleOptions } from "./constructs/role-options.js";
export type { RouterProps } from "./constructs/router-container.js";
export {
  type BoundRouterImage,
  publicRouterImage,
  type RouterImage,
  regionalRouterImage,
  routerImage,
  ssmRouterImage,
  type TaggedImageProps,
} from "./constructs/router-image.js";
export { Service, type ServiceOptions, type ServiceProps } from "./constructs/service.js";
export type { SpotOptions } from "./constructs/spot.js";
export { keepState, type StateBucket } from "./constructs/state.js";
export type { TargetGroupOptions, TargetGroupProps } from "./constructs/target-group.js";
export { TaskDefinition, type TaskDefinitionProps } from "./constructs/task-definition.js";
export { TaskExitRule, type TaskExitRuleProps } from "./constructs/task-exit-rule.js";
export type { TaskOptions } from "./constructs/task-options.js";
export { TaskRole, type TaskRoleProps } from "./constructs/task-role.js";
export type { EgressOptions } from "./constructs/task-security-group.js";
export { Variables, type VariablesProps } from "./constructs/variables.js";
export { VpcEndpoints, type VpcEndpointsProps } from "./constructs/vpc-endpoints.js";
export * from "./destinations/index.js";
export type { FluentBitVersion } from "./firelens/fluent-bit-version.js";
export type { HealthCheck } from "./rules/health-check.js";
export { type EndpointNeeds, requiredEndpoints } from "./rules/vpc-endpoints.js";
export { FluentBitStack, type FluentBitStackProps } from "./stacks/fluent-bit-stack.js";
export { type ProductionProps, production } from "./stacks/production.js";
export { CheckedApp, ConfigurationError } from "./terraform/checked-app.js";
export { AddressScope, ExactIdStack } from "./terraform/exact-id-stack.js";
