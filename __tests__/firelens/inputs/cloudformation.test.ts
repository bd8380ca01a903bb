import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { found } from "../../support/found-definitions.js";

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/firelens-inputs/${name}`, import.meta.url), "utf8");

const properties = (fields: object) => ({
  Resources: { Task: { Type: "AWS::ECS::TaskDefinition", Properties: fields } },
});
const check = (fields: object) => found("t.json", JSON.stringify(properties(fields)));

describe("a template of CloudFormation or CDK", () => {
  it("of CDK, in JSON", async () => {
    const options =
      "Resources.ServiceTaskDef1922A00F.Properties.ContainerDefinitions.0.LogConfiguration.Options";
    expect(await found("cdk.template.json", fixture("cdk.template.json"))).toEqual([
      `ServiceTaskDef1922A00F unknown-option ${options}.deliver_stream`,
      `ServiceTaskDef1922A00F required-option ${options}.delivery_stream`,
    ]);
  });

  it("in YAML, with the short forms of intrinsic functions", async () => {
    expect(await found("template.yaml", fixture("template.yaml"))).toEqual([
      "Task missing-task-role Resources.Task.Properties.TaskRoleArn",
      "Task unknown-option Resources.Task.Properties.ContainerDefinitions.0.LogConfiguration.Options.log_retention_day",
    ]);
  });

  it("makes numbers, booleans and texts of each other as CloudFormation does", async () => {
    const log = { LogDriver: "awsfirelens", Options: { Name: "stdout", workers: 2, tls: false } };
    const container = { Name: "app", Image: "x", Memory: "512", Essential: "True", LogConfiguration: log };
    expect((await check({ ContainerDefinitions: [container, { Ref: "Router" }] })).join()).not.toContain(
      "wrong-type",
    );
  });

  it("lets pass what only CloudFormation knows: a value, a container, a list", async () => {
    const container = {
      Name: { Ref: "Name" },
      Image: { "Fn::If": ["A", "b", "c"] },
      LogConfiguration: { Ref: "Log" },
    };
    expect(await check({ ContainerDefinitions: [container, { "Fn::If": ["A", {}, {}] }] })).toEqual([]);
    expect(await check({ ContainerDefinitions: { "Fn::If": ["A", [], []] } })).toEqual([
      "Task note: ContainerDefinitions is known to CloudFormation only",
    ]);
  });

  it("without containers is a fault", async () => {
    expect(await check({ Family: "web" })).toEqual([
      "Task fault: the task definition has no container; expected one in containerDefinitions",
    ]);
  });

  it("may be the properties alone", async () => {
    const container = { Name: "a b", Image: "x" };
    expect(await found("t.json", JSON.stringify({ ContainerDefinitions: [container] }))).toEqual([
      "- container-name ContainerDefinitions.0.Name",
    ]);
  });

  it("without a task definition says what it is", async () => {
    await expect(
      found("t.json", JSON.stringify({ Resources: { A: { Type: "AWS::S3::Bucket" } } })),
    ).rejects.toThrow(
      "a CloudFormation template; expected one with a task definition: it has no AWS::ECS::TaskDefinition",
    );
  });

  it("of 5,000 resources is read whole", async () => {
    const buckets = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [
        `Bucket${index}`,
        { Type: "AWS::S3::Bucket", Properties: { BucketName: { "Fn::Sub": `bucket-${index}` }, Tags: [] } },
      ]),
    );
    const container = { Name: "a b", Image: "x" };
    const { Resources } = properties({ ContainerDefinitions: [container] });
    const text = JSON.stringify({ Resources: { ...buckets, ...Resources } });
    expect(await found("t.json", text)).toHaveLength(1);
  });
});
