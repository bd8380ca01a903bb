/** The name of the volume that stands in for the folder `path` of a container. */
export function volumeName(container: string, path: string): string {
  return `${container}${path.replaceAll(/[^0-9A-Za-z_-]/g, "-")}`;
}

/** What is wrong with `paths` as folders of one container that are volumes each; empty when nothing is. */
export function checkWritablePaths(paths: readonly string[]): string[] {
  return paths.flatMap((path, index) => {
    const shown = `writable path is ${JSON.stringify(path)}`;
    if (!/^\/[^:\s]+$/.test(path)) {
      return [`${shown}: expected an absolute path, such as /tmp`];
    }
    const other = paths.slice(0, index).find((before) => volumeName("", before) === volumeName("", path));
    if (other === undefined) {
      return [];
    }
    return [
      `${shown}, whose volume has the name of that of ${JSON.stringify(other)}: expected one of the two`,
    ];
  });
}
