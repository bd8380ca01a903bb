export type { FluentBitVersion } from "../firelens/facts/fluent-bit-version.js";
export { AlarmTopic, type AlarmTopicProps } from "./alarms/alarm-topic.js";
export { type AlarmOptions, Alarms, type AlarmsProps } from "./alarms/alarms.js";
export { TaskExitRule, type TaskExitRuleProps } from "./alarms/task-exit-rule.js";
export { Account, type AccountProps } from "./aws/account.js";
export type { HasArn, PolicyStatement, RoleOptions } from "./aws/iam.js";
export { configureBackend, type S3BackendOptions } from "./backend.js";
export { CheckedApp, ConfigurationError } from "./cdktf/checked-app.js";
export { AddressScope, ExactIdStack } from "./cdktf/exact-id-stack.js";
export * from "./destinations/index.js";
export { FluentBitStack, type FluentBitStackProps } from "./fluent-bit-stack.js";
export { LogBucket, type LogBucketProps } from "./load-balancer/access-log-bucket.js";
export { type BucketStatement, deliverAccessLogs, denyPlainHttp } from "./load-balancer/bucket-policy.js";
export type { HealthCheck } from "./load-balancer/health-check.js";
export { ListenerRoute, type ListenerRouteProps } from "./load-balancer/listener-route.js";
export { LoadBalancer, type LoadBalancerProps } from "./load-balancer/load-balancer.js";
export type { AccessLogOptions, LoadBalancerOptions } from "./load-balancer/load-balancer-options.js";
export type { LoadBalancerTarget } from "./load-balancer/load-balancer-target.js";
export type { TargetGroupOptions, TargetGroupProps } from "./load-balancer/target-group.js";
export type { DeploymentNetwork, EndpointNetwork } from "./network/deployment-network.js";
export { ExistingNetwork } from "./network/existing-network.js";
export { FlowLogs, type FlowLogsOptions, type FlowLogsProps } from "./network/flow-logs.js";
export { Network, type NetworkProps } from "./network/network.js";
export type { Nat, NetworkOptions } from "./network/network-options.js";
export { type EndpointNeeds, requiredEndpoints } from "./network/required-endpoints.js";
export { VpcEndpoints, type VpcEndpointsProps } from "./network/vpc-endpoints.js";
export { Outputs, type OutputsProps } from "./outputs.js";
export { PrivateAccess, type PrivateAccessProps } from "./private-access.js";
export { type ProductionProps, production } from "./production.js";
export { AutoScaling, type AutoScalingOptions, type AutoScalingProps } from "./service/auto-scaling.js";
export type { ClusterOptions, ServiceCluster } from "./service/cluster.js";
export type { DeploymentOptions } from "./service/deployment.js";
export type { EgressOptions } from "./service/security-group.js";
export { Service, type ServiceOptions, type ServiceProps } from "./service/service.js";
export type { SpotOptions } from "./service/spot.js";
export type { ApplicationContainerProps } from "./task/application-container.js";
export { execStatements } from "./task/ecs-exec.js";
export {
  type DeploymentLogGroups,
  LogGroups,
  type LogGroupsProps,
  type LogOptions,
} from "./task/log-groups.js";
export { LogKey, type LogKeyProps } from "./task/log-key.js";
export type { RouterProps } from "./task/router-container.js";
export {
  type BoundRouterImage,
  publicRouterImage,
  type RouterImage,
  regionalRouterImage,
  routerImage,
  ssmRouterImage,
  type TaggedImageProps,
} from "./task/router-image.js";
export { TaskDefinition, type TaskDefinitionProps } from "./task/task-definition.js";
export type { TaskOptions } from "./task/task-options.js";
export { TaskRole, type TaskRoleProps } from "./task/task-role.js";
export { Variables, type VariablesProps } from "./variables.js";
