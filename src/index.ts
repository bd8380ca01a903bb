export type { LogProcessing } from "../firelens/config/log-processing.js";
export { type RouterConfig, tagsOf } from "../firelens/config/router-config.js";
export { AlarmTopic } from "./alarms/alarm-topic.js";
export { type AlarmOptions, Alarms } from "./alarms/alarms.js";
export { Account } from "./aws/account.js";
export type { HasArn } from "./aws/iam.js";
export { configureBackend, type S3BackendOptions } from "./backend.js";
export { CheckedApp, ConfigurationError } from "./cdktf/checked-app.js";
export { AddressScope, ExactIdStack } from "./cdktf/exact-id-stack.js";
export * from "./destinations/index.js";
export { FluentBitStack, type FluentBitStackProps } from "./fluent-bit-stack.js";
export { LogBucket } from "./load-balancer/access-log-bucket.js";
export { ListenerRoute } from "./load-balancer/listener-route.js";
export { LoadBalancer, type LoadBalancerTarget } from "./load-balancer/load-balancer.js";
export type { LoadBalancerOptions } from "./load-balancer/load-balancer-options.js";
export { type DeploymentNetwork, ExistingNetwork } from "./network/existing-network.js";
export { Network } from "./network/network.js";
export type { NetworkOptions } from "./network/network-options.js";
export { requiredEndpoints } from "./network/required-endpoints.js";
export { VpcEndpoints } from "./network/vpc-endpoints.js";
export { type ProductionProps, production } from "./production.js";
export { Service } from "./service/service.js";
export type { ServiceOptions } from "./service/service-options.js";
export type { ApplicationContainerProps } from "./task/application-container.js";
export { LogGroups, LogKey, type LogOptions } from "./task/log-groups.js";
export type { ConfigDelivery, RouterProps } from "./task/router-container.js";
export {
  publicRouterImage,
  type RouterImage,
  routerImage,
  ssmRouterImage,
} from "./task/router-image.js";
export { TaskDefinition, type TaskOptions } from "./task/task-definition.js";
export { execStatements, TaskRole } from "./task/task-role.js";
export { Variables } from "./variables.js";
