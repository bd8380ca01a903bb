import { AddressScope, type FluentBitStackProps, ListenerRoute } from "../../../src/index.js";
import type { NetworkOptions } from "../../../src/network/network-options.js";
import type { Row } from "../../support/covering-array.js";
import { propsWith, STACK_OPTIONS } from "../../support/stack-options.js";
import { synthesizedFolder } from "../../support/synthesized-folder.js";

/** A change of a deployed stack. */
export interface OptionChange {
  /** As in docs/changing.md. */
  readonly title: string;
  /** Folders with the stack before and after. */
  readonly before: string;
  readonly after: string;
}

/** What is turned on together with an option, by its name, or its name and level. */
const NEEDS: Readonly<Record<string, Row>> = {
  cpu: { memoryMiB: "on" },
  "loadBalancer.sslPolicy": { "loadBalancer.certificate": "on" },
  "loadBalancer.redirectHttp": { "loadBalancer.certificate": "on" },
  "network.nat: none": { image: "on" },
  // What the router reads from S3 needs an init image.
  "router.config": { "router.image": "off" },
  "application.multiline": { "router.image": "off" },
  "application.drop": { "router.image": "off" },
  "application.parse": { "router.image": "off" },
  "application.labels": { "router.image": "off" },
  "application.mountPoints": { "task.volumes": "off" },
  "application.appProtocol": { "application.portName": "on" },
  "router.delivery": { "router.config": "on", "router.image": "off" },
  "service.extraEgressPorts": { "service.restrictEgress": "on" },
};

/** What no plan here can show, with the reason. docs/changing.md says what a change of it does. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  region: "a state has one region in version 5 of the provider, which stands in",
  state: "it moves the state, and changes no resource",
  "service.deploymentStrategy": "its arguments are of version 6 of the provider, and version 5 stands in",
};

/** Options that not every other goes with, so that `propsWith` has no value for them: props that turn them on alone. */
const ALONE: Readonly<Record<string, FluentBitStackProps>> = {
  "network.zoneNames": { network: { zoneNames: ["us-east-1c", "us-east-1d"] } },
  "loadBalancer.domain": { loadBalancer: { domain: { name: "www.example.com", zone: "example.com" } } },
  "logs.import": { logs: { import: true, retentionDays: 30 } },
  "router.readonlyRootFilesystem": { router: { readonlyRootFilesystem: true } },
};

/** Every option turned on alone in the default stack, but for what it needs. */
export function optionsTurnedOn(): OptionChange[] {
  const before = synthesizedFolder();
  return Object.entries(STACK_OPTIONS).flatMap(([option, [, ...levels]]) =>
    option in LEFT_OUT
      ? []
      : levels.map((level) => {
          const name = nameOf(option, level);
          const needs = NEEDS[name] ?? {};
          const after = synthesizedFolder(ALONE[option] ?? propsWith({ ...needs, [option]: level }));
          return { title: titleOf(name, Object.keys(needs)), before, after };
        }),
  );
}

/** An option, with its level where it has several to be on by. */
function nameOf(option: string, level: string): string {
  return (STACK_OPTIONS[option]?.length ?? 0) > 2 ? `${option}: ${level}` : option;
}

function titleOf(name: string, others: readonly string[]): string {
  const beside = others.map((other) => `\`${other}\``).join(" and ");
  return beside === "" ? `\`${name}\`` : `\`${name}\` with ${beside}`;
}

/** Options that are turned off one by one in a stack that has all of them. */
const TURNED_OFF: readonly Row[] = [
  {
    "network.zones": "on",
    "network.nat": "perZone",
    "network.dnsHostnames": "on",
    "network.s3Endpoint": "on",
    "network.flowLogs": "on",
    "network.restrictDefaultSecurityGroup": "on",
    "loadBalancer.accessLogs": "on",
    "loadBalancer.dropInvalidHeaders": "on",
    "loadBalancer.internal": "on",
    "loadBalancer.allowedCidrs": "on",
    "loadBalancer.restrictEgress": "on",
    "loadBalancer.idleTimeoutSeconds": "on",
    "loadBalancer.healthCheck": "on",
    "loadBalancer.deregistrationDelaySeconds": "on",
    tags: "on",
    alarms: "on",
  },
  {
    "loadBalancer.deletionProtection": "on",
    "service.autoScaling": "on",
    "service.containerInsights": "on",
    "service.circuitBreaker": "on",
    "service.rollbackAlarms": "on",
    "service.execLogGroup": "on",
    "service.minimumHealthyPercent": "on",
    "service.maximumPercent": "on",
    "service.restrictEgress": "on",
    "service.extraEgressPorts": "on",
    "task.permissionsBoundary": "on",
    "task.rolePath": "on",
    "task.regionInNames": "on",
    "task.keepRevisions": "on",
    "task.separateRoles": "on",
    "application.environment": "on",
    "logs.retentionDays": "on",
    "logs.createKey": "on",
    "router.ecsMetadata": "on",
  },
  {
    cpu: "on",
    memoryMiB: "on",
    image: "on",
    containerPort: "on",
    "network.nat": "none",
    "service.desiredCount": "on",
    "task.pullThroughCache": "on",
    "task.statements": "on",
    "task.logPlugin": "on",
    "task.architecture": "on",
    "task.ignoreRules": "on",
    "task.ephemeralStorageGiB": "on",
    "task.volumes": "on",
    "application.name": "on",
    "application.portName": "on",
    "application.appProtocol": "on",
    "application.ports": "on",
    "application.cpu": "on",
    "application.memoryMiB": "on",
    "application.memoryReservationMiB": "on",
    "application.entryPoint": "on",
    "application.command": "on",
    "application.workingDirectory": "on",
    "application.healthCheck": "on",
    "application.dependsOn": "on",
    "application.stopTimeoutSeconds": "on",
    "application.ulimits": "on",
    "application.dockerLabels": "on",
    "application.mountPoints": "on",
    "application.secrets": "on",
    "application.readonlyRootFilesystem": "on",
    "application.writablePaths": "on",
    "application.writablePathSizeMiB": "on",
    "application.user": "on",
    "application.initProcess": "on",
    "application.multiline": "on",
    "application.drop": "on",
    "application.parse": "on",
    "application.labels": "on",
    "logs.key": "on",
    "logs.keepOnDestroy": "on",
    // What the router reads from S3 needs an init image, which this level is.
    "router.image": "off",
    "router.config": "on",
    "router.cpu": "on",
    "router.memoryMiB": "on",
    "router.memoryReservationMiB": "on",
    "router.bufferLimit": "on",
    "router.retryLimit": "on",
    "router.healthCheck": "on",
    "router.stopTimeoutSeconds": "on",
  },
  {
    "network.cidr": "on",
    "network.subnetBits": "on",
    "loadBalancer.certificate": "on",
    "loadBalancer.sslPolicy": "on",
    "loadBalancer.redirectHttp": "on",
    "service.spot": "on",
    "service.serviceConnect": "on",
    "task.taskRole": "on",
    "task.executionRole": "on",
    "router.image": "on",
    "router.configFile": "on",
    destination: "on",
    containers: "on",
  },
];

/** What no plan here can show turned off, with the reason. */
const NEVER_TURNED_OFF: Readonly<Record<string, string>> = {
  ...LEFT_OUT,
  name: "another name, as when it is given",
  network: "another network, as when it is given",
  "network.zoneNames": "other zones, as when they are given",
  "loadBalancer.domain": "excludes a certificate, which is turned off",
  "loadBalancer.webAcl": "names what the local AWS does not have",
  "service.cluster": "names what the local AWS does not have",
  "service.serviceDiscovery": "names what the local AWS does not have",
  "service.clientSecurityGroupIds": "names what the local AWS does not have",
  "router.delivery": "names what the local AWS does not have",
  "service.exec": "moto does not store it",
  "service.enableTagPropagation": "moto does not store it",
  "service.healthCheckGracePeriodSeconds": "moto does not store it",
  "service.waitForSteadyState": "moto never comes to a steady state",
  "logs.import": "Terraform ignores it once the groups are in its state",
  "router.readonlyRootFilesystem": "excludes an init image",
};

/** Options that are neither turned off nor have a reason not to be. */
export function optionsForgottenOff(): string[] {
  const turnedOff = new Set(
    TURNED_OFF.flatMap((row) => Object.keys(row).filter((option) => isOn(row, option))),
  );
  return Object.keys(STACK_OPTIONS).filter((option) => turnedOff.has(option) === option in NEVER_TURNED_OFF);
}

function isOn(row: Row, option: string): boolean {
  return row[option] !== STACK_OPTIONS[option]?.[0];
}

/** Options that AWS leaves on when they are left out, and what turns them off. */
const SAID_OFF: Readonly<Record<string, FluentBitStackProps>> = {
  "network.dnsHostnames": { network: { dnsHostnames: false } },
  "loadBalancer.internal": { loadBalancer: { internal: false } },
  "service.containerInsights": { service: { containerInsights: false } },
};

/**
 * Every option above left out, with those that need it, and some of them said to be off, in a stack that has all of them on.
 *
 * @param certificateArn a certificate that exists
 */
export function optionsTurnedOff(certificateArn: string): OptionChange[] {
  const certificate = { arn: certificateArn };
  return TURNED_OFF.flatMap((row, index) => {
    const stack = (levels: Row, said: FluentBitStackProps = {}) => {
      const issued = "loadBalancer.certificate" in levels ? { loadBalancer: { certificate } } : {};
      const props = withGroups(withGroups(propsWith(levels), said), issued);
      return synthesizedFolder({ ...props, name: `on-${index}` });
    };
    const before = stack(row);
    return Object.keys(row).flatMap((option) => {
      if (!isOn(row, option)) {
        return [];
      }
      const needing = Object.keys(row).filter(
        (other) => isOn(row, other) && option in (NEEDS[nameOf(other, row[other] ?? "")] ?? {}),
      );
      const others = Object.fromEntries(
        Object.entries(row).filter(([name]) => name !== option && !needing.includes(name)),
      );
      const said = SAID_OFF[option];
      return [
        { title: titleOf(nameOf(option, row[option] ?? ""), needing), before, after: stack(others) },
        ...(said === undefined
          ? []
          : [{ title: `\`${option}: false\``, before, after: stack(others, said) }]),
      ];
    });
  });
}

/** Props with the options of `added` in their groups. */
function withGroups(props: FluentBitStackProps, added: FluentBitStackProps): FluentBitStackProps {
  return {
    ...props,
    network: { ...props.network, ...added.network } as NetworkOptions,
    loadBalancer: { ...props.loadBalancer, ...added.loadBalancer },
    service: { ...props.service, ...added.service },
  };
}

/** A route to a further service that gets another name. */
export function routeRenamed(): OptionChange {
  const stack = (routeName: string) =>
    synthesizedFolder({ name: "routed" }, (routed) => {
      const { network, loadBalancer } = routed;
      const scope = new AddressScope(routed, "api");
      new ListenerRoute(scope, "route", {
        name: routeName,
        network,
        loadBalancer,
        paths: ["/*"],
        priority: 1,
      });
    });
  return { title: "the `name` of a `ListenerRoute`", before: stack("old"), after: stack("new") };
}
