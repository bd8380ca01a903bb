import type { RoleOptions } from "../aws/iam.js";
import type { Secret } from "../destinations/secret.js";

export interface TaskOptions extends RoleOptions {
  /**
   * Start the task with another role than its containers work with, each allowed what it needs and no more.
   * @default false, one role for both as in the article
   */
  readonly separateRoles?: boolean;
  /**
   * Environment variables of the application.
   * @default - none
   */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Environment variables of the application whose values ECS reads from their store.
   * @default - none
   */
  readonly secrets?: Readonly<Record<string, Secret>>;
  /**
   * Let the application write nowhere but in `writablePaths`.
   * @default false
   */
  readonly readonlyRootFilesystem?: boolean;
  /**
   * Folders that the application writes to, each an empty volume that lives as long as the task.
   * @default - with a read-only root file system those of nginx: /var/cache/nginx, /run and /tmp
   */
  readonly writablePaths?: readonly string[];
  /**
   * The processor that the images are for. Graviton, ARM64, costs a fifth less.
   * @default - X86_64, Fargate's own
   */
  readonly architecture?: "X86_64" | "ARM64";
}

/** Where nginx keeps temporary files and its process id; /var/run is a link to /run in its image. */
export const NGINX_WRITABLE_PATHS: readonly string[] = ["/var/cache/nginx", "/run", "/tmp"];
