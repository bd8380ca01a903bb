import packageJson from "../package.json" with { type: "json" };

/** What `import` gets of an entry point: the module and its declarations. */
interface Target {
  readonly types: string;
  readonly default: string;
}

/** An entry point of the package, as package.json exports it. */
export interface Entry {
  /** The name of its file in api/. */
  readonly name: string;
  /** Its source, without the extension. */
  readonly source: string;
  readonly declarations: string;
  /** Whether it is an ES module alone, since what it works with is one. */
  readonly isModule: boolean;
}

const EXPORTS: Readonly<
  Record<string, string | Target | { readonly import: Target; readonly require: Target }>
> = packageJson.exports;

/** All entry points. To add one is to add it to `exports` and `typesVersions` in package.json. */
export const ENTRIES: readonly Entry[] = Object.entries(EXPORTS).flatMap(([path, target]) => {
  if (typeof target === "string") {
    return [];
  }
  const { types, default: module } = "import" in target ? target.import : target;
  return [
    {
      name: path === "." ? packageJson.name : path.slice(2).replaceAll("/", "-"),
      source: module.replace(/^\.\/dist\/esm\/(.*)\.js$/, "$1"),
      declarations: types,
      isModule: !("import" in target),
    },
  ];
});
