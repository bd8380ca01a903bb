import { Token } from "cdktf";
import { nearest } from "../../firelens/facts/nearest.js";
import { formatMessage, oneOf } from "../../firelens/message.js";
import type { ContainerOptions, MountPoint } from "./container-options.js";
import type { Volume, Volumes } from "./volumes.js";

/** What is wrong with the mount points of a container; empty when nothing is. `at` is its setting with a dot. */
export function checkMountPoints(at: string, options: ContainerOptions, volumes: Volumes): string[] {
  const { mountPoints = [], writablePaths = [] } = options;
  return mountPoints.flatMap((mount, index) => {
    const what = `${at}mountPoints[${index}]`;
    const { sourceVolume, containerPath } = mount;
    const volume = volumes[sourceVolume];
    const taken = [...mountPoints.slice(0, index).map((earlier) => earlier.containerPath), ...writablePaths];
    return [
      ...(volume === undefined ? missingVolume(what, sourceVolume, volumes) : []),
      ...(volume === undefined ? [] : checkOwner(what, mount, volume, options.user)),
      ...(Token.isUnresolved(containerPath) || /^\/[^:]+$/.test(containerPath)
        ? []
        : [
            formatMessage({
              what: `${what}.containerPath`,
              value: containerPath,
              expected: "an absolute path, such as /data",
            }),
          ]),
      ...(taken.includes(containerPath)
        ? [
            formatMessage({
              what: `${what}.containerPath`,
              value: containerPath,
              expected: "each path once in mountPoints and writablePaths",
            }),
          ]
        : []),
    ];
  });
}

function missingVolume(what: string, name: string, volumes: Volumes): string[] {
  const names = Object.keys(volumes);
  const expected = names.length === 0 ? "it in task.volumes" : `${oneOf(names)}, as in task.volumes`;
  return [
    formatMessage({ what: `${what}.sourceVolume`, value: name, expected, nearest: nearest(name, names) }),
  ];
}

/**
 * An empty volume on Fargate belongs to root, with mode 0755, unless the image has the folder as `VOLUME`. So does the
 * root of a new file system of EFS.
 * Source: Amazon ECS Developer Guide, "Use bind mounts with Amazon ECS"; Amazon EFS User Guide, "Working with users, groups,
 * and permissions at the Network File System (NFS) level".
 */
function checkOwner(what: string, mount: MountPoint, volume: Volume, user: string | undefined): string[] {
  if (user === undefined || Token.isUnresolved(user) || /^(0|root)(:|$)/.test(user)) {
    return [];
  }
  if (mount.readOnly === true || volume.belongsToUser === true || volume.efs?.accessPoint !== undefined) {
    return [];
  }
  const expected =
    volume.efs === undefined
      ? "readOnly, writablePaths instead of it, or belongsToUser of the volume, as an empty volume belongs to root"
      : "readOnly, efs.accessPoint, or belongsToUser of the volume, as a file system belongs to root";
  return [formatMessage({ what: `${what} is written to by user`, value: user, expected })];
}
