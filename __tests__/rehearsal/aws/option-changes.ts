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

/** What no plan here can show, with the reason. */
const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ["region", "another region is another deployment"],
  ["state", "it moves the state, and changes no resource"],
  ["service.deploymentStrategy", "its arguments are of version 6 of the provider; version 5 may stand in"],
]);

/** Every option that has a value to be on by, turned on alone in the default stack, but for what it needs. */
export function optionsTurnedOn(): OptionChange[] {
  const before = synthesizedFolder();
  return Object.entries(STACK_OPTIONS).flatMap(([option, [, ...levels]]) =>
    levels.flatMap((level) => {
      const name = levels.length > 1 ? `${option}: ${level}` : option;
      const isTurnedOn = Object.keys(propsWith({ [option]: level })).length > 0;
      if (LEFT_OUT.has(option) || !isTurnedOn) {
        return [];
      }
      const needs = NEEDS[name] ?? {};
      const others = Object.keys(needs).map((other) => `\`${other}\``);
      const title = [`\`${name}\``, ...(others.length > 0 ? [others.join(" and ")] : [])].join(" with ");
      return [{ title, before, after: synthesizedFolder(propsWith({ ...needs, [option]: level })) }];
    }),
  );
}

/** Options that are turned off one by one in a stack that has all of them. They need nothing that moto lacks. */
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
  },
  {
    "service.autoScaling": "on",
    "service.containerInsights": "on",
    "service.circuitBreaker": "on",
    "service.rollbackAlarms": "on",
    "service.execLogGroup": "on",
    "service.minimumHealthyPercent": "on",
    "service.maximumPercent": "on",
    "service.restrictEgress": "on",
    "task.permissionsBoundary": "on",
    "task.rolePath": "on",
    "task.regionInNames": "on",
    "task.keepRevisions": "on",
    "task.separateRoles": "on",
    "application.environment": "on",
    "logs.retentionDays": "on",
    "logs.createKey": "on",
  },
];

/** Options that AWS leaves on when they are left out, and what turns them off. */
const SAID_OFF: Readonly<Record<string, FluentBitStackProps>> = {
  "network.dnsHostnames": { network: { dnsHostnames: false } },
  "loadBalancer.internal": { loadBalancer: { internal: false } },
  "service.containerInsights": { service: { containerInsights: false } },
};

/** Every option above left out, and some of them said to be off, in a stack that has all of them on. */
export function optionsTurnedOff(): OptionChange[] {
  return TURNED_OFF.flatMap((row, index) => {
    const stack = (levels: Row, said: FluentBitStackProps = {}) =>
      synthesizedFolder({ ...withGroups(propsWith(levels), said), name: `on-${index}` });
    const before = stack(row);
    return Object.keys(row).flatMap((option) => {
      const { [option]: _off, ...others } = row;
      const said = SAID_OFF[option];
      return [
        { title: `\`${option}\``, before, after: stack(others) },
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
