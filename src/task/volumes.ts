import type { EcsTaskDefinitionVolume } from "@cdktf/provider-aws/lib/ecs-task-definition/index.js";
import { Token } from "cdktf";
import { formatMessage } from "../../firelens/message.js";
import type { Account } from "../aws/account.js";
import { allow, type PolicyStatement } from "../aws/iam.js";
import type { MountPoint } from "./container-options.js";

/** A file system of Amazon EFS. Its mount targets must let the tasks' security group connect to port 2049. */
export interface EfsVolume {
  /** The file system. */
  readonly fileSystem: { readonly id: string };
  /**
   * The access point, which has a folder and the user that it belongs to. It makes sense for a container that does not run
   * as root.
   * @default - none
   */
  readonly accessPoint?: { readonly id: string };
  /**
   * The absolute path of a folder of the file system. It must exist.
   * @default "/"
   */
  readonly rootDirectory?: string;
  /**
   * Mount with the rights of the task role, which it is then given.
   * @default false, anonymously
   */
  readonly iam?: boolean;
}

/** A volume of a task, which its containers mount. */
export interface Volume {
  /**
   * The file system that the volume is.
   * @default - an empty folder that the containers of a task share; it ends with the task
   */
  readonly efs?: EfsVolume;
  /**
   * Whether the folder belongs to the user that the containers run as: an empty volume, where the image has the folder with
   * that owner as `VOLUME`; a folder of EFS, where somebody made it so.
   * @default false, it belongs to root
   */
  readonly belongsToUser?: boolean;
}

/** Volumes by their names. */
export type Volumes = Readonly<Record<string, Volume>>;

/** The port of EFS. */
export const NFS_PORT = 2049;

/** The blocks of a task definition with these volumes. */
export function volumeBlocks(volumes: Volumes): EcsTaskDefinitionVolume[] {
  return Object.entries(volumes).map(([name, { efs }]) => ({
    name,
    efsVolumeConfiguration: efs && {
      fileSystemId: efs.fileSystem.id,
      rootDirectory: efs.rootDirectory,
      // Access points and IAM need it, and nothing speaks against it.
      transitEncryption: "ENABLED",
      authorizationConfig:
        efs.accessPoint === undefined && efs.iam !== true
          ? undefined
          : { accessPointId: efs.accessPoint?.id, iam: efs.iam === true ? "ENABLED" : undefined },
    },
  }));
}

/**
 * What the task role needs to mount file systems with its own rights.
 * Source: Amazon EFS User Guide, "Using IAM to control access to file systems".
 */
export function mountStatements(
  account: Account,
  volumes: Volumes,
  mountPoints: readonly MountPoint[],
): PolicyStatement[] {
  return Object.entries(volumes).flatMap(([name, { efs }]) => {
    if (efs?.iam !== true) {
      return [];
    }
    const isWritten = mountPoints.some(({ sourceVolume, readOnly }) => sourceVolume === name && !readOnly);
    return [
      allow(
        [
          "elasticfilesystem:ClientMount",
          ...(isWritten ? ["elasticfilesystem:ClientWrite"] : []),
          // Without it, root is an anonymous user there. An access point has a user of its own.
          ...(isWritten && efs.accessPoint === undefined ? ["elasticfilesystem:ClientRootAccess"] : []),
        ],
        account.arn("elasticfilesystem", `file-system/${efs.fileSystem.id}`),
      ),
    ];
  });
}

/** Source: Amazon ECS API Reference, Volume and EFSVolumeConfiguration; Amazon EFS API Reference, FileSystemId. */
const VOLUME_NAME = /^[\w-]{1,255}$/;
const FILE_SYSTEM_ID = /^fs-[0-9a-f]{8,40}$/;
const ACCESS_POINT_ID = /^fsap-[0-9a-f]{8,40}$/;

/** What is wrong with the volumes of a task; empty when nothing is. */
export function checkVolumes(volumes: Volumes): string[] {
  return Object.entries(volumes).flatMap(([name, { efs }]) => {
    const findings: string[] = [];
    const what = `task.volumes.${name}`;
    if (!VOLUME_NAME.test(name)) {
      const expected = "up to 255 letters, digits, hyphens and underscores";
      findings.push(formatMessage({ what: "task.volumes: name of a volume", value: name, expected }));
    }
    if (efs === undefined) {
      return findings;
    }
    const { fileSystem, accessPoint, rootDirectory } = efs;
    if (!Token.isUnresolved(fileSystem.id) && !FILE_SYSTEM_ID.test(fileSystem.id)) {
      const expected = "an id such as fs-0123456789abcdef0";
      findings.push(formatMessage({ what: `${what}.efs.fileSystem.id`, value: fileSystem.id, expected }));
    }
    if (accessPoint !== undefined && !Token.isUnresolved(accessPoint.id)) {
      const expected = "an id such as fsap-0123456789abcdef0";
      if (!ACCESS_POINT_ID.test(accessPoint.id)) {
        findings.push(formatMessage({ what: `${what}.efs.accessPoint.id`, value: accessPoint.id, expected }));
      }
    }
    if (rootDirectory !== undefined && !Token.isUnresolved(rootDirectory)) {
      if (!rootDirectory.startsWith("/")) {
        const expected = "an absolute path, such as /data";
        findings.push(formatMessage({ what: `${what}.efs.rootDirectory`, value: rootDirectory, expected }));
      } else if (accessPoint !== undefined && rootDirectory !== "/") {
        const expected = "none with an access point, which has a folder of its own";
        findings.push(formatMessage({ what: `${what}.efs.rootDirectory`, value: rootDirectory, expected }));
      }
    }
    return findings;
  });
}
