import satisfies from "semver/functions/satisfies.js";

/** What package.json says about what the package needs. */
export interface Needs {
  readonly name: string;
  readonly engines: { readonly node: string };
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/**
 * Checks that the package can run here. It is the first that an entry point of the package loads, and is compiled for
 * old versions of Node: the code after it may not even be readable there.
 *
 * @param peers the peers that the entry point loads
 * @param load Node's `require`, from where the package is
 * @throws Error that names all that is missing or of another version
 */
export function checkInstallation(
  { name, engines, peerDependencies }: Needs,
  peers: readonly string[],
  load: (file: string) => { readonly version: string },
  node = process.versions.node,
): void {
  const findings = satisfies(node, engines.node) ? [] : [`Node: ${node}; expected ${engines.node}`];
  for (const peer of peers) {
    const range = peerDependencies[peer] ?? "*";
    const version = installedVersion(peer, load);
    if (version === undefined || !satisfies(version, range)) {
      const command = `npm install "${peer}@${range.split(" ||")[0]}"`;
      findings.push(`${peer}: ${version ?? "missing"}; expected ${range}, as by ${command}`);
    }
  }
  if (findings.length > 0) {
    const error = new Error(`${name} can't run here:\n  ${findings.join("\n  ")}`);
    // The mistake is in the installation, so a place in the code would not help.
    error.stack = `${error.name}: ${error.message}`;
    throw error;
  }
}

function installedVersion(
  peer: string,
  load: (file: string) => { readonly version: string },
): string | undefined {
  try {
    return load(`${peer}/package.json`).version;
  } catch {
    return undefined;
  }
}
