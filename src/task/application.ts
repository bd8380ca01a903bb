import { subtract } from "../cdktf/expressions.js";
import type { ApplicationContainerProps } from "./application-container.js";
import type { ApplicationOptions } from "./container-options.js";
import type { RouterProps } from "./router-container.js";

/** The size of a task, and its containers beside the application. */
export interface ApplicationSize {
  /** CPU units of the task; 1024 are one vCPU. */
  readonly cpu: number;
  /** Memory of the task in MiB. */
  readonly memoryMiB: number;
  /**
   * The options of the log router.
   * @default - the article's
   */
  readonly router?: RouterProps;
  /**
   * Further containers of the task.
   * @default - none
   */
  readonly containers?: readonly ApplicationContainerProps[];
}

/** The props of the application's container. */
export interface ApplicationProps extends ApplicationSize {
  /** The image's reference. */
  readonly image: string;
  /** The port that the application listens on. */
  readonly containerPort: number;
  /**
   * The options of the application's container.
   * @default - the article's nginx
   */
  readonly application?: ApplicationOptions;
  /** What Terraform is given for the image by default. */
  readonly defaultImage?: string;
}

/** The name of the application's container, and the word for it in other names: the article's are two. */
export const ARTICLE_APPLICATION = { container: "nginx-fluentbit", word: "nginx" } as const;

/** The family of the task definition of a deployment. Where both have one name, it stands there once. */
export function familyName(name: string, { name: application }: ApplicationOptions = {}): string {
  return application === name ? name : `${application ?? ARTICLE_APPLICATION.word}-${name}`;
}

/** The beginning of the log streams' names. The router's tag follows, which begins with the container's name. */
export function streamPrefix(name: string, { name: application }: ApplicationOptions = {}): string {
  return application === undefined ? `from-${name}-${ARTICLE_APPLICATION.word}` : `from-${name}-`;
}

/** Folders that nginx writes to: caches, its process id and temporary files. In its image /var/run is a link to /run. */
const NGINX_WRITABLE_PATHS: readonly string[] = ["/var/cache/nginx", "/run", "/tmp"];

/** A file system in memory hides what an image has in the folder, so other images than nginx get /tmp alone. */
function defaultPaths({ image, defaultImage = image }: ApplicationProps): readonly string[] {
  return /(?:^|\/)nginx(?::|@|$)/.test(defaultImage) ? NGINX_WRITABLE_PATHS : ["/tmp"];
}

/** The application as a container of the task. */
export function applicationOf(props: ApplicationProps): Omit<ApplicationContainerProps, "destination"> {
  const { application = {} } = props;
  return {
    ...application,
    name: application.name ?? ARTICLE_APPLICATION.container,
    image: props.image,
    cpu: application.cpu ?? unreserved("cpu", props),
    memoryMiB: application.memoryMiB ?? unreserved("memoryMiB", props),
    containerPort: props.containerPort,
    writablePaths:
      application.writablePaths ??
      (application.readonlyRootFilesystem === true ? defaultPaths(props) : undefined),
  };
}

/** What the router and the further containers leave. ECS refuses a task whose containers reserve more CPU than it has. */
function unreserved(
  field: "cpu" | "memoryMiB",
  { router = {}, containers = [], ...task }: ApplicationSize,
): number {
  // Without a limit of its own, the router may use the application's memory, as in the article.
  const reserving = field === "cpu" || router.memoryMiB !== undefined ? [router, ...containers] : [];
  return reserving.reduce((rest, container) => subtract(rest, container[field] ?? 0), task[field]);
}
