import type { App } from "cdktf";
import { nearest } from "../firelens/facts/nearest.js";
import { formatMessage } from "../firelens/message.js";
import { isObject } from "./json-readers.js";

const SETTINGS_KEY = "fluentBit";

/** Where the settings are in cdktf.json. */
export const SETTINGS_PATH = `context.${SETTINGS_KEY}`;

/**
 * The settings in the content of cdktf.json; undefined where there are none. cdktf hands the context on to the app when
 * it runs the app itself.
 */
export function settingsIn(app: App, project: unknown): unknown {
  const context = contextOf(app, project);
  return Object.hasOwn(context, SETTINGS_KEY) ? context[SETTINGS_KEY] : undefined;
}

/** Keys of cdktf.json that are probably meant to be the settings, and are not: cdktf ignores keys it does not know. */
export function findProjectMistakes(app: App, project: unknown): string[] {
  if (!isObject(project)) {
    return [formatMessage({ what: "cdktf.json", value: project, expected: "an object" })];
  }
  const { context } = project as { readonly context?: unknown };
  return [
    ...(context === undefined || isObject(context)
      ? []
      : [formatMessage({ what: "context", value: context, expected: "an object" })]),
    ...Object.keys(project)
      .filter((key) => key !== "context")
      .flatMap((key) => findMisspelling(key, key, ["context", SETTINGS_KEY])),
    ...Object.keys(contextOf(app, project))
      .filter((key) => key !== SETTINGS_KEY)
      .flatMap((key) => findMisspelling(key, `context.${key}`, [SETTINGS_KEY])),
  ];
}

function findMisspelling(key: string, what: string, candidates: readonly string[]): string[] {
  const meant = nearest(key, candidates);
  if (meant === undefined) {
    return [];
  }
  const path = meant === SETTINGS_KEY ? SETTINGS_PATH : meant;
  return [formatMessage({ what: `unknown key ${what}`, nearest: path })];
}

function contextOf(app: App, project: unknown): Readonly<Record<string, unknown>> {
  const context = isObject(project) && "context" in project ? project.context : undefined;
  return { ...(isObject(context) ? context : {}), ...app.node.getAllContext() };
}
