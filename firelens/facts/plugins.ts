import data from "../data/output-options.json" with { type: "json" };
import { FLUENT_BIT_VERSIONS, type FluentBitVersion } from "./fluent-bit-version.js";

/** An option of an output plugin. */
export interface PluginOption {
  /** As Fluent Bit writes it; option names are compared without regard to case. */
  readonly name: string;
  /** `string`, `bool`, `go-bool`, `int`, `double`, `size`, `time`, `retry`, `comma-list`, `space-list(n+rest)`. */
  readonly type: string;
  /** True: start-up fails without it. Text: the condition. Null: not reviewed. */
  readonly required: boolean | string | null;
  readonly default: string | null;
  /** The versions that have the option. */
  readonly versions: readonly string[];
  /** May be given more than once. */
  readonly multiple: boolean;
  readonly note?: string;
}

export interface OptionGroup {
  readonly kind: "exactly_one" | "at_least_one" | "at_most_one" | "together";
  readonly options: readonly string[];
}

export interface Plugin {
  readonly name: string;
  /** Go plugins come with aws-for-fluent-bit only and have no option table: they ignore what they do not know. */
  readonly language: "c" | "go";
  readonly versions: readonly string[];
  /** By lower-case name. */
  readonly options: ReadonlyMap<string, PluginOption>;
  readonly groups: readonly OptionGroup[];
}

interface RawOption {
  readonly type: string;
  readonly required: boolean | string | null;
  readonly default: string | null;
  readonly versions: readonly string[];
  readonly multiple?: boolean;
  readonly differs?: Readonly<Record<string, { readonly type: string; readonly default: string | null }>>;
  readonly note?: string;
}

type RawOptions = Readonly<Record<string, RawOption>>;

const RAW_PLUGINS: Readonly<Record<string, RawOptions>> = data.plugins;
const RAW_CONSTRAINTS: Readonly<Record<string, Readonly<Record<string, readonly (readonly string[])[]>>>> =
  data.constraints;
const RAW_TLS: Readonly<Record<string, Readonly<Record<string, string>>>> = data.tls;

/** Option names that take any ending, such as `rdkafka.` and `oauth2`. */
const PREFIX_TYPE = "string-prefix";

/** Names of the plugins that a Fluent Bit version has; of all versions if it is undefined. */
export function pluginNames(version?: FluentBitVersion): readonly string[] {
  return Object.keys(RAW_PLUGINS).filter((name) => {
    const versions = versionsOf(name);
    return version === undefined ? versions.length > 0 : versions.includes(version);
  });
}

/** The plugin of that name in any version, without regard to case; undefined if there is none. */
export function findPlugin(name: string, version?: FluentBitVersion): Plugin | undefined {
  const key = name.toLowerCase();
  const raw = Object.hasOwn(RAW_PLUGINS, key) ? RAW_PLUGINS[key] : undefined;
  return raw === undefined ? undefined : pluginOf(key, raw, version);
}

const PLUGINS = new Map<string, Plugin>();

function pluginOf(name: string, raw: RawOptions, version: FluentBitVersion | undefined): Plugin {
  const cacheKey = `${name} ${version}`;
  let plugin = PLUGINS.get(cacheKey);
  if (plugin === undefined) {
    plugin = {
      name,
      language: data.goPlugins.includes(name) ? "go" : "c",
      versions: versionsOf(name),
      options: optionMap(raw, version),
      groups: groupsOf(name),
    };
    PLUGINS.set(cacheKey, plugin);
  }
  return plugin;
}

/** The options that Fluent Bit itself takes for every output, by lower-case name. */
export const COMMON_OPTIONS: ReadonlyMap<string, PluginOption> = optionMap(data.common, undefined);

/**
 * The option of that name, of the plugin or common to all outputs, in any version.
 *
 * @param key without regard to case.
 */
export function findOption(plugin: Plugin, key: string): PluginOption | undefined {
  const name = key.toLowerCase();
  return (
    plugin.options.get(name) ??
    COMMON_OPTIONS.get(name) ??
    findPrefix(plugin.options, name) ??
    findPrefix(COMMON_OPTIONS, name)
  );
}

/** True if the version has the option or, with no version known, any version has it. */
export function hasOption(option: PluginOption, version: FluentBitVersion | undefined): boolean {
  return version === undefined ? option.versions.length > 0 : option.versions.includes(version);
}

/** True if the plugin of that version, or of no known version, cannot be given `tls on`. */
export function refusesTls(plugin: Plugin, version: FluentBitVersion | undefined): boolean {
  const versions = version === undefined ? FLUENT_BIT_VERSIONS : [version];
  return (
    plugin.language === "go" ||
    versions.every((candidate) => RAW_TLS[candidate]?.[plugin.name] === "unsupported")
  );
}

function versionsOf(name: string): readonly string[] {
  if (data.goPlugins.includes(name)) {
    return FLUENT_BIT_VERSIONS;
  }
  return FLUENT_BIT_VERSIONS.filter((version) => data.pluginsByVersion[version].includes(name));
}

function groupsOf(name: string): readonly OptionGroup[] {
  const {
    exactly_one = [],
    at_least_one = [],
    at_most_one = [],
    together = [],
  } = RAW_CONSTRAINTS[name] ?? {};
  return [
    ...exactly_one.map((options): OptionGroup => ({ kind: "exactly_one", options })),
    ...at_least_one.map((options): OptionGroup => ({ kind: "at_least_one", options })),
    ...at_most_one.map((options): OptionGroup => ({ kind: "at_most_one", options })),
    ...together.map((options): OptionGroup => ({ kind: "together", options })),
  ];
}

function optionMap(
  raw: RawOptions,
  version: FluentBitVersion | undefined,
): ReadonlyMap<string, PluginOption> {
  return new Map(
    Object.entries(raw).map(([name, { differs, multiple = false, ...option }]) => [
      name.toLowerCase(),
      { name, multiple, ...option, ...(version === undefined ? {} : differs?.[version]) },
    ]),
  );
}

function findPrefix(options: ReadonlyMap<string, PluginOption>, name: string): PluginOption | undefined {
  for (const [prefix, option] of options) {
    if (option.type === PREFIX_TYPE && name.startsWith(prefix.replace(/\*$/, ""))) {
      return option;
    }
  }
  return undefined;
}
