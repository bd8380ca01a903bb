import { AddressScope, type FluentBitStackProps, ListenerRoute } from "../../../src/index.js";
import type { NetworkOptions } from "../../../src/network/network-options.js";
import type { Row } from "../../support/covering-array.js";
import { propsWith, STACK_OPTIONS } from "../../support/stack-options.js";
import { synthesizedFolder } from "../../support/synthesized-folder.js";
import { ALONE, LEFT_OUT, NEEDS, NEVER_TURNED_OFF, SAID_OFF, TURNED_OFF } from "./option-tables.js";

/** A change of a deployed stack. */
export interface OptionChange {
  /** As in docs/changing.md. */
  readonly title: string;
  /** Folders with the stack before and after. */
  readonly before: string;
  readonly after: string;
}

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

/**
 * Every option of TURNED_OFF left out, with those that need it, and some of them said to be off, in a stack that has all of them on.
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
