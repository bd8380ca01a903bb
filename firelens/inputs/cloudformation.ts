import type { JsonPath } from "../finding.js";
import { isRecord, UNKNOWN } from "../model/field-reader.js";
import { InputError } from "./document.js";
import {
  definitionOf,
  type FoundDefinition,
  type FoundDefinitions,
  type SkippedDefinition,
} from "./found-definition.js";

type Fields = Readonly<Record<string, unknown>>;

const TYPE = "AWS::ECS::TaskDefinition";

/** Properties whose keys are the user's own, not names of CloudFormation. */
const MAPS = ["Options", "DockerLabels"];

/** CloudFormation takes these as texts, too. Source: AWS::ECS::TaskDefinition in the template reference. */
const NUMBERS = [
  "ContainerPort",
  "Cpu",
  "HostPort",
  "Interval",
  "Memory",
  "MemoryReservation",
  "Retries",
  "StartPeriod",
  "StartTimeout",
  "StopTimeout",
  "Timeout",
];
const BOOLEANS = ["Essential", "Interactive", "Privileged", "PseudoTerminal", "ReadonlyRootFilesystem"];

/** True for a CloudFormation template, such as those in cdk.out. */
export function isTemplate(json: unknown): json is Fields {
  return isRecord(json) && isRecord(json.Resources);
}

/** Every AWS::ECS::TaskDefinition of a template. Intrinsic functions, such as Ref, are UNKNOWN. */
export function templateDefinitions(json: Fields): FoundDefinitions {
  const definitions: FoundDefinition[] = [];
  const skipped: SkippedDefinition[] = [];
  for (const [address, resource] of Object.entries(isRecord(json.Resources) ? json.Resources : {})) {
    if (!isRecord(resource) || resource.Type !== TYPE) {
      continue;
    }
    const path = ["Resources", address, "Properties"];
    try {
      const found = propertiesDefinition(resource.Properties, path);
      if (found === undefined) {
        const reason = "ContainerDefinitions is known to CloudFormation only";
        skipped.push({ address, pathInFile: path, reason, isFault: false });
      } else {
        definitions.push({ ...found, address });
      }
    } catch (error) {
      if (!(error instanceof InputError)) {
        throw error;
      }
      skipped.push({ address, pathInFile: path, reason: error.message, isFault: true });
    }
  }
  return { definitions, skipped };
}

/**
 * The task definition that properties of AWS::ECS::TaskDefinition say.
 *
 * @param path where the properties stand in the file.
 * @returns undefined if the list of containers is not known.
 * @throws InputError if there is no container.
 */
export function propertiesDefinition(properties: unknown, path: JsonPath): FoundDefinition | undefined {
  const { ContainerDefinitions: containers = [], ...others } = isRecord(properties) ? properties : {};
  const list = literal("ContainerDefinitions", containers);
  if (list === UNKNOWN) {
    return undefined;
  }
  return {
    definition: definitionOf(ecsFields(others), Array.isArray(list) ? list : []),
    pathInFile: (steps) => [...path, ...templatePath(steps)],
  };
}

/** The value under the names of ECS, with UNKNOWN for what CloudFormation knows only. */
function literal(name: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => literal(name, item));
  }
  if (isRecord(value)) {
    if (isIntrinsic(value)) {
      return UNKNOWN;
    }
    return MAPS.includes(name) ? textMap(value) : ecsFields(value);
  }
  if (typeof value === "string" && NUMBERS.includes(name) && /^\d+$/.test(value)) {
    return Number(value);
  }
  if (typeof value === "string" && BOOLEANS.includes(name) && /^(?:true|false)$/i.test(value)) {
    return value.toLowerCase() === "true";
  }
  return value;
}

function ecsFields(properties: Fields): Fields {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [decapitalize(name), literal(name, value)]),
  );
}

/** CloudFormation makes texts of numbers and booleans. */
function textMap(map: Fields): Fields {
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => {
      const known = literal(key, value);
      return [key, typeof known === "number" || typeof known === "boolean" ? String(known) : known];
    }),
  );
}

function isIntrinsic(value: Fields): boolean {
  const [key, ...others] = Object.keys(value);
  return (
    key !== undefined &&
    others.length === 0 &&
    (key === "Ref" || key === "Condition" || key.startsWith("Fn::"))
  );
}

function templatePath(path: JsonPath): JsonPath {
  const isOwn = path.map((_, index) => MAPS.includes(capitalize(String(path[index - 1]))));
  return path.map((step, index) => (typeof step === "number" || isOwn[index] ? step : capitalize(step)));
}

function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function decapitalize(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
