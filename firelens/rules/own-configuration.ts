import { optionValue, type TaskModel } from "../model/task-model.js";

/** Prefix of the environment variables that name the configuration files an init image reads. */
const INIT_VARIABLE = /aws_fluent_bit_init_/i;

/** True if a file that the definition names may add filters and outputs: of the router's options, or an init image's. */
export function hasFurtherConfiguration({ router, image }: TaskModel): boolean {
  if (router === undefined || !router.firelens.isComplete) {
    return true;
  }
  const readsFile = optionValue(router.firelens.options, "config-file-type") !== undefined;
  const names = [...router.environment.map(({ name }) => name), ...router.secretVariables];
  return readsFile || (image?.isInit === true && names.some((name) => INIT_VARIABLE.test(name)));
}

/** True if the image, the command and the files are those of AWS or of Fluent Bit: what they do is known. */
export function hasKnownConfiguration({ image, router }: TaskModel): boolean {
  return (
    image !== undefined &&
    image.kind !== "other" &&
    router?.replacesCommand === false &&
    router.mounts.length === 0
  );
}

/** True if a configuration that the definition does not show may change the records. */
export function hasOwnConfiguration(task: TaskModel): boolean {
  return hasFurtherConfiguration(task) || !hasKnownConfiguration(task);
}
