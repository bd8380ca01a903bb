/** What is wrong with `path` as an IAM path; empty when nothing is. Source: IAM API Reference, CreateRole. */
export function checkRolePath(path: string): string[] {
  if (path.length <= 512 && /^\/([!-~]+\/)?$/.test(path)) {
    return [];
  }
  return [
    `role path is ${JSON.stringify(path)}: expected a slash, or text without spaces between two slashes, of at most 512 characters`,
  ];
}
