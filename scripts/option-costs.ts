/**
 * What options cost a month in us-east-1, without traffic where no unit stands; one that is absent costs nothing.
 * Source: AWS' price lists of 2026 for Fargate, VPC, CloudWatch, S3, KMS, Secrets Manager and EFS.
 */
export const OPTION_COSTS: Readonly<Record<string, string>> = {
  "network.zones": 'a public IPv4 address each, $3.65; with `nat: "perZone"` a NAT gateway each',
  "network.nat": "$32.85 a gateway and $0.045 a GB; without NAT $14.60 an endpoint in two zones",
  "network.flowLogs": "$0.50 a GB",
  "loadBalancer.webAcl": "AWS WAF's price",
  "loadBalancer.accessLogs": "$0.023 a GB-month",
  "service.desiredCount": "$18.02 a task of 0.5 vCPU and 1 GB",
  "service.autoScaling": "the tasks; $0.10 an alarm",
  "service.deploymentStrategy": "twice the tasks for a while",
  "service.containerInsights": "custom metrics, $0.30 each",
  "service.spot": "two thirds less than Fargate, about",
  "service.serviceConnect": "CPU and memory of a proxy in each task",
  "service.serviceDiscovery": "Cloud Map's price",
  "application.secrets": "$0.40 a secret",
  "task.volumes": "EFS' price",
  "task.ephemeralStorageGiB": "$0.08 a GiB",
  "task.architecture": "a fifth less on ARM64",
  "logs.key": "$1 a key",
  "logs.createKey": "$1 a key",
  "logs.keepOnDestroy": "the storage of logs that are kept",
  alarms: "$0.10 an alarm, $1 the topic's key",
  state: "the bucket's storage",
};
