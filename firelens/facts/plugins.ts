import data from "../data/output-options.json" with { type: "json" };
import type { VendorImage } from "../data/vendor-plugins.js";
import { type FluentBitVersion, isInRange, type VersionRange } from "./fluent-bit-version.js";

/** An option of an output plugin. */
export interface PluginOption extends VersionRange {
  /** As Fluent Bit writes it; option names are compared without regard to case. */
  readonly name: string;
  /** `string`, `bool`, `go-bool`, `int`, `double`, `size`, `time`, `retry`, `comma-list`, `space-list(n+rest)`. */
  readonly type: string;
  /** True: start-up fails without it. Text: the condition. */
  readonly required: boolean | string;
  readonly default: string | null;
  /** May be given more than once. */
  readonly multiple: boolean;
  readonly note?: string;
}

/** Options that belong together. */
export interface OptionGroup {
  readonly kind: "exactly_one" | "at_least_one" | "at_most_one" | "together";
  readonly options: readonly string[];
}

/** An output plugin. */
export interface Plugin extends VersionRange {
  readonly name: string;
  /** Go plugins come with aws-for-fluent-bit only and have no option table: they ignore what they do not know. */
  readonly language: "c" | "go";
  /** The image that has the plugin, where not every image has it. */
  readonly images?: "fluent-bit";
  /** True for a plugin that reads its options itself: Fluent Bit ignores what it does not know. */
  readonly isUnchecked: boolean;
  /** By lower-case name. */
  readonly options: ReadonlyMap<string, PluginOption>;
  readonly groups: readonly OptionGroup[];
  /** True for the plugin of a vendor's image. */
  readonly isVendors: boolean;
}

interface RawOption extends VersionRange {
  readonly type: string;
  readonly required?: boolean | string;
  readonly default?: string;
  readonly multiple?: boolean;
  readonly differs?: Readonly<Record<string, { readonly type: string; readonly default: string | null }>>;
  readonly note?: string;
}

type RawOptions = Readonly<Record<string, RawOption>>;

interface RawPlugin extends VersionRange {
  readonly language?: "go";
  readonly images?: "fluent-bit";
  readonly unchecked?: boolean;
  readonly tls?: "always" | "optional" | "unsupported";
  readonly tlsSince?: FluentBitVersion;
  readonly groups?: readonly OptionGroup[];
  readonly options: RawOptions;
}

// The compiler reads the words of a JSON file as strings; the table's test checks them.
const TABLE = data as unknown as {
  readonly common: RawOptions;
  readonly plugins: Readonly<Record<string, RawPlugin>>;
};

/** Option names that take any ending, such as `rdkafka.` and `oauth2`. */
const PREFIX_TYPE = "string-prefix";

/** Names of the plugins that a Fluent Bit version has; of all versions if it is undefined. */
export function pluginNames(version?: FluentBitVersion): readonly string[] {
  return Object.entries(TABLE.plugins)
    .filter(([, plugin]) => isInRange(plugin, version))
    .map(([name]) => name);
}

/** The plugin of that name in any version, without regard to case; undefined if there is none. */
export function findPlugin(name: string, version?: FluentBitVersion): Plugin | undefined {
  const key = name.toLowerCase();
  const raw = Object.hasOwn(TABLE.plugins, key) ? TABLE.plugins[key] : undefined;
  return raw === undefined ? undefined : pluginOf(key, raw, version);
}

const PLUGINS = new Map<string, Plugin>();

/** Made once for each version: the map of the options takes longer than most checks. */
function pluginOf(name: string, raw: RawPlugin, version: FluentBitVersion | undefined): Plugin {
  const cacheKey = `${name} ${version ?? ""}`;
  const plugin = PLUGINS.get(cacheKey) ?? {
    name,
    language: raw.language ?? "c",
    images: raw.images,
    isUnchecked: raw.unchecked ?? false,
    since: raw.since,
    until: raw.until,
    options: optionMap(raw.options, version),
    groups: raw.groups ?? [],
    isVendors: false,
  };
  PLUGINS.set(cacheKey, plugin);
  return plugin;
}

/** The plugin that a vendor's image brings. */
export function vendorPlugin({ plugin, options }: VendorImage): Plugin {
  return {
    name: plugin,
    language: "go",
    isUnchecked: false,
    options: optionMap(Object.fromEntries(options.map((name) => [name, { type: "string" }])), undefined),
    groups: [],
    isVendors: true,
  };
}

/** The options that Fluent Bit itself takes for every output, by lower-case name. */
export const COMMON_OPTIONS: ReadonlyMap<string, PluginOption> = optionMap(TABLE.common, undefined);

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

/** Whether the plugin can be given `tls on`, or uses TLS by itself (`always`). */
export function tlsOf(
  plugin: Plugin,
  version: FluentBitVersion | undefined,
): "always" | "optional" | "unsupported" {
  const { tls = "unsupported", tlsSince } = TABLE.plugins[plugin.name] ?? {};
  return isInRange({ since: tlsSince }, version) ? tls : "unsupported";
}

function optionMap(
  raw: RawOptions,
  version: FluentBitVersion | undefined,
): ReadonlyMap<string, PluginOption> {
  return new Map(
    Object.entries(raw).map(([name, { differs, ...option }]) => [
      name.toLowerCase(),
      {
        name,
        required: false,
        default: null,
        multiple: false,
        ...option,
        ...(version === undefined ? {} : differs?.[version]),
      },
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
