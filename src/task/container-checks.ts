import { Token } from "cdktf";
import { formatMessage } from "../../firelens/message.js";
import { checkNumber } from "../aws/numbers.js";
import { checkEnvironmentNames } from "../aws/patterns.js";
import { portRule } from "../aws/ports.js";
import { checkSecret } from "../destinations/secret.js";
import type { ContainerHealthCheck, ContainerOptions, ContainerPort, Ulimit } from "./container-options.js";

/** What is wrong with the options of one container; empty when nothing is. `at` is its setting with a dot, as in `application.`. */
export function checkContainerOptions(at: string, options: ContainerOptions): string[] {
  const { healthCheck, workingDirectory, ulimits = [] } = options;
  return [
    ...checkEnvironment(at, options),
    ...checkWritablePaths(`${at}writablePaths`, options.writablePaths ?? []),
    ...checkPorts(at, options),
    ...(healthCheck === undefined ? [] : checkContainerHealthCheck(`${at}healthCheck`, healthCheck)),
    ...(workingDirectory === undefined ||
    Token.isUnresolved(workingDirectory) ||
    workingDirectory.startsWith("/")
      ? []
      : [
          formatMessage({
            what: `${at}workingDirectory`,
            value: workingDirectory,
            expected: "an absolute path, such as /app",
          }),
        ]),
    ...checkUlimits(`${at}ulimits`, ulimits),
  ];
}

function checkEnvironment(at: string, { environment = {}, secrets = {} }: ContainerOptions): string[] {
  const names = Object.keys(secrets);
  return [
    ...checkEnvironmentNames(Object.keys(environment), `${at}environment`),
    ...checkEnvironmentNames(names, `${at}secrets`),
    ...Object.entries(secrets).flatMap(([name, secret]) => checkSecret(`${at}secrets.${name}`, secret)),
    ...names
      .filter((name) => name in environment)
      .map((name) => {
        const expected = "another name, as ECS takes a name once";
        return formatMessage({ what: `${at}secrets.${name} is also in environment`, expected });
      }),
  ];
}

/** What is wrong with the folders in memory of one container; empty when nothing is. */
export function checkWritablePaths(what: string, paths: readonly string[]): string[] {
  return paths.flatMap((path, index) => {
    if (Token.isUnresolved(path)) {
      return [];
    }
    if (!/^\/[^:\s]+$/.test(path)) {
      return [formatMessage({ what, value: path, expected: "an absolute path, such as /tmp" })];
    }
    return paths.indexOf(path) === index
      ? []
      : [formatMessage({ what, value: path, expected: "each path once" })];
  });
}

/** Source: Amazon ECS API Reference, PortMapping. */
const PORT_NAME = /^[0-9a-z_][0-9a-z_-]{0,63}$/;

function checkPorts(at: string, { portName, appProtocol, ports = [] }: ContainerOptions): string[] {
  return [
    ...checkPortName(at, { portName, appProtocol }),
    ...ports.flatMap((port, index) => {
      const place = `${at}ports[${index}].`;
      const { containerPort, protocol } = port;
      return [
        ...(Token.isUnresolved(containerPort)
          ? []
          : checkNumber(portRule(`${place}containerPort`), containerPort)),
        ...checkPortName(place, port),
        ...(protocol === "udp" && port.portName !== undefined
          ? [
              formatMessage({
                what: `${place}portName`,
                value: port.portName,
                expected: "it on a TCP port, as Service Connect takes no other",
              }),
            ]
          : []),
      ];
    }),
  ];
}

function checkPortName(
  at: string,
  { portName, appProtocol }: Omit<ContainerPort, "containerPort">,
): string[] {
  if (portName === undefined) {
    const expected = "portName with it, as only Service Connect reads it";
    return appProtocol === undefined
      ? []
      : [formatMessage({ what: `${at}appProtocol`, value: appProtocol, expected })];
  }
  const expected =
    "up to 64 lower-case letters, digits, hyphens and underscores, with no hyphen at the beginning";
  return PORT_NAME.test(portName)
    ? []
    : [formatMessage({ what: `${at}portName`, value: portName, expected })];
}

/** What is wrong with the health check of a container; empty when nothing is. */
function checkContainerHealthCheck(what: string, check: ContainerHealthCheck): string[] {
  // Source: Amazon ECS API Reference, HealthCheck.
  const numbers = [
    ["intervalSeconds", check.intervalSeconds, 5, 300],
    ["timeoutSeconds", check.timeoutSeconds, 2, 60],
    ["retries", check.retries, 1, 10],
    ["startPeriodSeconds", check.startPeriodSeconds, 0, 300],
  ] as const;
  return [
    ...checkHealthCommand(`${what}.command`, check.command),
    ...numbers.flatMap(([name, value, from, to]) =>
      value === undefined ? [] : checkNumber({ kind: `${what}.${name}`, from, to }, value),
    ),
  ];
}

function checkHealthCommand(what: string, command: readonly string[]): string[] {
  const [kind, ...words] = command;
  if ((kind === "CMD" && words.length > 0) || (kind === "CMD-SHELL" && words.length === 1)) {
    return [];
  }
  const expected = '["CMD", program, argument, …] or ["CMD-SHELL", line]';
  return [formatMessage({ what, value: command, expected })];
}

function checkUlimits(what: string, ulimits: readonly Ulimit[]): string[] {
  return ulimits.flatMap(({ name, softLimit, hardLimit }, index) => {
    const findings: string[] = [];
    if (ulimits.findIndex((ulimit) => ulimit.name === name) !== index) {
      findings.push(formatMessage({ what, value: name, expected: "each limit once" }));
    }
    // -1 is no limit.
    if (hardLimit !== -1 && (softLimit > hardLimit || softLimit === -1)) {
      const expected = `at most the hard limit, ${hardLimit}`;
      findings.push(formatMessage({ what: `${what}[${index}].softLimit`, value: softLimit, expected }));
    }
    return findings;
  });
}
