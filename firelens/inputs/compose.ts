import type { JsonPath } from "../finding.js";
import { isRecord, UNKNOWN } from "../model/field-reader.js";
import { definitionOf, type FoundDefinition } from "./found-definition.js";

type Fields = Readonly<Record<string, unknown>>;

/** True for a Compose file, as ecs-cli and Docker take it. */
export function isComposeFile(json: unknown): json is Fields {
  return isRecord(json) && isRecord(json.services) && Object.values(json.services).some(isRecord);
}

/**
 * The containers of a Compose file. The router stands in another file (firelens_configuration of ecs-params.yml),
 * so that it is not known here: what is checked are the services that log through it.
 *
 * Source: Compose specification, services.logging; ecs-cli, using FireLens.
 */
export function composeDefinition(json: Fields): FoundDefinition {
  const services = Object.entries(isRecord(json.services) ? json.services : {});
  return {
    definition: definitionOf({ family: UNKNOWN }, [
      ...services.map(([name, service]) => containerOf(name, service)),
      UNKNOWN,
    ]),
    pathInFile: (path) =>
      composePath(
        path,
        services.map(([name]) => name),
      ),
  };
}

function containerOf(name: string, service: unknown): Fields {
  const { image = UNKNOWN, logging } = isRecord(service) ? service : {};
  return {
    name,
    image: text(image),
    ...(isRecord(logging)
      ? {
          logConfiguration: { logDriver: text(logging.driver ?? UNKNOWN), options: textMap(logging.options) },
        }
      : {}),
  };
}

function textMap(map: unknown): Fields {
  return Object.fromEntries(
    Object.entries(isRecord(map) ? map : {}).map(([key, value]) => [key, text(value)]),
  );
}

/** Compose makes texts of numbers and booleans, and replaces variables. */
function text(value: unknown): unknown {
  if (typeof value === "object" || typeof value === "symbol") {
    return UNKNOWN;
  }
  return /\$\{?\w/.test(String(value)) ? UNKNOWN : String(value);
}

function composePath([first, index, ...steps]: JsonPath, names: readonly string[]): JsonPath {
  const name = first === "containerDefinitions" ? names[Number(index)] : undefined;
  if (name === undefined) {
    return ["services"];
  }
  const [field, ...rest] = steps;
  if (field === "logConfiguration") {
    return ["services", name, "logging", ...rest.map((step) => (step === "logDriver" ? "driver" : step))];
  }
  return ["services", name, ...(field === "name" || field === undefined ? [] : [field])];
}
