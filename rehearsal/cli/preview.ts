/** `npm run preview`: shows the configuration of each log router of a CDKTF app. */
import type { ContainerDefinition, NetworkMode } from "../../firelens/model/task-definition.js";
import { type FileContents, renderConfiguration } from "../../firelens/preview/configuration.js";
import { synthesizeToTemp } from "../synthesize.js";
import { resourcesOf, type StateJson, type StateResource } from "../terraform-json.js";
import { Workspace } from "../workspace.js";
import { main } from "./main.js";

await main("preview", async ({ app, stacks, terraformArgs }) => {
  const synthesis = await synthesizeToTemp(app, stacks);
  for (const stack of synthesis.stacks) {
    const workspace = await Workspace.open(stack.folder);
    try {
      await workspace.init();
      // In a plan, what a definition refers to in other resources is unknown.
      await workspace.deploy(terraformArgs);
      show(await workspace.state());
    } finally {
      await workspace.close();
    }
  }
  synthesis.remove();
});

function show(state: StateJson): void {
  const resources = resourcesOf(state);
  const contents = objectContents(resources);
  const ofType = (type: string) => resources.filter((resource) => resource.type === type);
  for (const definition of ofType("aws_ecs_task_definition")) {
    const service = ofType("aws_ecs_service").find(
      ({ values }) => values.task_definition === definition.values.arn,
    );
    const cluster = ofType("aws_ecs_cluster").find(({ values }) => values.id === service?.values.cluster);
    console.error(`${definition.address}: ids and ARNs are made up, the task's ARN is known when it runs`);
    process.stdout.write(confOf(definition, cluster, contents));
  }
}

/** The content of the state's objects in S3, by `<bucket>/<key>`. */
function objectContents(resources: readonly StateResource[]): FileContents {
  return new Map(
    resources
      .filter(({ type, values }) => type === "aws_s3_object" && typeof values.content === "string")
      .map(({ values }) => [`${values.bucket}/${values.key}`, String(values.content)]),
  );
}

function confOf(
  { values }: StateResource,
  cluster: StateResource | undefined,
  contents: FileContents,
): string {
  const containerDefinitions = JSON.parse(String(values.container_definitions)) as ContainerDefinition[];
  return renderConfiguration(
    {
      family: String(values.family),
      networkMode: values.network_mode as NetworkMode,
      containerDefinitions,
    },
    {
      cluster: cluster === undefined ? undefined : String(cluster.values.name),
      revision: String(values.revision),
    },
    contents,
  );
}
