import { EfsFileSystem } from "@cdktf/provider-aws/lib/efs-file-system/index.js";
import { describe, expect, it } from "vitest";
import { type FluentBitStackProps, publicRouterImage } from "../../src/index.js";
import { checkMountPoints } from "../../src/task/mount-checks.js";
import { checkVolumes, volumeBlocks } from "../../src/task/volumes.js";
import { containersOf } from "../support/containers.js";
import { synthesizeIn } from "../support/in-stack.js";
import { statementsOf } from "../support/policy.js";
import { findings, synthesize } from "../support/synthesize.js";

const router = { image: publicRouterImage({ tag: "3.4.15" }) };
const efs = { fileSystem: { id: "fs-0123456789abcdef0" }, iam: true };

describe("a volume", () => {
  const mountPoints = [{ sourceVolume: "data", containerPath: "/data" }];

  it("is an empty folder of the task by default", () => {
    const props: FluentBitStackProps = {
      router,
      task: { volumes: { data: {} } },
      application: { mountPoints },
    };
    expect(synthesize(props).resource.aws_ecs_task_definition?.nginx_fluent_bit?.volume).toEqual([
      { name: "data" },
    ]);
    expect(containersOf(props)[1].mountPoints).toEqual(mountPoints);
    expect(findings(props)).toEqual([]);
  });

  it("is a file system of EFS, encrypted on the way", () => {
    const accessPoint = { id: "fsap-0123456789abcdef0" };
    expect(
      volumeBlocks({ data: { efs: { ...efs, accessPoint } }, logs: { efs: { ...efs, iam: false } } }),
    ).toEqual([
      {
        name: "data",
        efsVolumeConfiguration: {
          fileSystemId: efs.fileSystem.id,
          transitEncryption: "ENABLED",
          authorizationConfig: { accessPointId: accessPoint.id, iam: "ENABLED" },
        },
      },
      {
        name: "logs",
        efsVolumeConfiguration: { fileSystemId: efs.fileSystem.id, transitEncryption: "ENABLED" },
      },
    ]);
  });

  it("may be a file system that the stack makes", () => {
    synthesizeIn((stack) => {
      const fileSystem = new EfsFileSystem(stack, "files", {});
      expect(checkVolumes({ data: { efs: { fileSystem, rootDirectory: "/data" } } })).toEqual([]);
    });
  });

  const grantsOf = (readOnly: boolean, accessPoint?: { id: string }) =>
    statementsOf(
      synthesize({
        task: { separateRoles: true, volumes: { data: { efs: { ...efs, accessPoint } } } },
        application: { mountPoints: mountPoints.map((mount) => ({ ...mount, readOnly })) },
      }),
      "fluent_bit_task_policy",
    ).filter(({ Resource }) => JSON.stringify(Resource).includes("file-system"));

  it("is mounted with the task role's rights, as many as it takes", () => {
    expect(grantsOf(true)).toEqual([expect.objectContaining({ Action: ["elasticfilesystem:ClientMount"] })]);
    expect(grantsOf(false, { id: "fsap-0123456789abcdef0" })).toEqual([
      expect.objectContaining({ Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"] }),
    ]);
    expect(grantsOf(false)).toEqual([
      expect.objectContaining({
        Action: [
          "elasticfilesystem:ClientMount",
          "elasticfilesystem:ClientWrite",
          "elasticfilesystem:ClientRootAccess",
        ],
      }),
    ]);
  });

  it("has its port open where egress is restricted", () => {
    const { resource } = synthesize({
      task: { volumes: { data: { efs } } },
      service: { restrictEgress: true },
    });
    expect(resource.aws_security_group?.fluent_bit_task_sg?.egress).toContainEqual(
      expect.objectContaining({ from_port: 2049, to_port: 2049, description: "NFS to the volumes" }),
    );
  });
});

it("a task may have more disk", () => {
  expect(
    synthesize({ task: { ephemeralStorageGiB: 50 } }).resource.aws_ecs_task_definition?.nginx_fluent_bit,
  ).toMatchObject({ ephemeral_storage: { size_in_gib: 50 } });
  expect(findings({ router, task: { ephemeralStorageGiB: 20 } })).toEqual([
    "[fluent-bit/task-definition] ephemeralStorageGiB: 20; expected a whole number from 21 to 200",
  ]);
});

describe("what is wrong with a volume:", () => {
  it.each([
    [
      "a b",
      {},
      'task.volumes: name of a volume: "a b"; expected up to 255 letters, digits, hyphens and underscores',
    ],
    [
      "data",
      { efs: { fileSystem: { id: "fs-1" } } },
      'task.volumes.data.efs.fileSystem.id: "fs-1"; expected an id such as fs-0123456789abcdef0',
    ],
    [
      "data",
      { efs: { ...efs, accessPoint: { id: "ap" } } },
      'task.volumes.data.efs.accessPoint.id: "ap"; expected an id such as fsap-0123456789abcdef0',
    ],
    [
      "data",
      { efs: { ...efs, rootDirectory: "data" } },
      'task.volumes.data.efs.rootDirectory: "data"; expected an absolute path, such as /data',
    ],
    [
      "data",
      { efs: { ...efs, accessPoint: { id: "fsap-0123456789abcdef0" }, rootDirectory: "/data" } },
      'task.volumes.data.efs.rootDirectory: "/data"; expected none with an access point, which has a folder of its own',
    ],
  ])("%s %j", (name, volume, finding) => {
    expect(checkVolumes({ [name]: volume })).toEqual([finding]);
  });
});

describe("what is wrong with a mount point:", () => {
  const data = { sourceVolume: "data", containerPath: "/data" };
  const check = (options: Parameters<typeof checkMountPoints>[1], volumes = {}) =>
    checkMountPoints("application.", options, volumes);

  it("its volume is missing", () => {
    expect(check({ mountPoints: [data] })).toEqual([
      'application.mountPoints[0].sourceVolume: "data"; expected it in task.volumes',
    ]);
    expect(check({ mountPoints: [data] }, { date: {} })).toEqual([
      'application.mountPoints[0].sourceVolume: "data"; expected date, as in task.volumes; did you mean date?',
    ]);
  });

  it("its path is not absolute, or is taken", () => {
    expect(check({ mountPoints: [{ ...data, containerPath: "data" }] }, { data: {} })).toEqual([
      'application.mountPoints[0].containerPath: "data"; expected an absolute path, such as /data',
    ]);
    expect(check({ mountPoints: [data], writablePaths: ["/data"] }, { data: {} })).toEqual([
      'application.mountPoints[0].containerPath: "/data"; expected each path once in mountPoints and writablePaths',
    ]);
  });

  it("it belongs to root, and another user writes to it", () => {
    expect(check({ mountPoints: [data], user: "1000:1000" }, { data: {} })).toEqual([
      'application.mountPoints[0] is written to by user: "1000:1000"; expected readOnly, writablePaths instead of it, or belongsToUser of the volume, as an empty volume belongs to root',
    ]);
    expect(check({ mountPoints: [data], user: "app" }, { data: { efs } })).toEqual([
      'application.mountPoints[0] is written to by user: "app"; expected readOnly, efs.accessPoint, or belongsToUser of the volume, as a file system belongs to root',
    ]);
  });

  it.each([
    [{ mountPoints: [data], user: "0" }, {}],
    [{ mountPoints: [data], user: "root:root" }, {}],
    [{ mountPoints: [data] }, {}],
    [{ mountPoints: [{ ...data, readOnly: true }], user: "app" }, {}],
    [{ mountPoints: [data], user: "app" }, { belongsToUser: true }],
    [
      { mountPoints: [data], user: "app" },
      { efs: { ...efs, accessPoint: { id: "fsap-0123456789abcdef0" } } },
    ],
  ])("nothing with %j of %j", (options, volume) => {
    expect(check(options, { data: volume })).toEqual([]);
  });
});
