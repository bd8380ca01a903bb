/** Shows the fluent-bit.conf of each task definition of a CDKTF app: `npm run preview -- [stack…] [--app <command>] [-var …]`. */
import type { ContainerDefinition, NetworkMode } from "../firelens/model/task-definition.js";
import { renderFluentBitConf } from "../firelens/preview/preview.js";
import { synthesizePrivately } from "./app/synthesize-privately.js";
import { main } from "./cli/main.js";
import { resourcesOf, type StateJson, type StateResource } from "./terraform/json.js";
import { Workspace } from "./terraform/workspace.js";

await main(async (commandLine) => {
  const { stacks, remove } = await synthesizePrivately(commandLine);
  for (const stack of stacks) {
    const workspace = await Workspace.open(stack.folder);
    try {
      await workspace.init();
      await workspace.plan(commandLine.terraformArgs);
      // A plan leaves open what a definition takes from resources that are yet to be made.
      await workspace.apply();
      show(await workspace.state());
    } finally {
      await workspace.close();
    }
  }
  remove();
});

function show(state: StateJson): void {
  const resources = resourcesOf(state);
  const ofType = (type: string) => resources.filter((resource) => resource.type === type);
  for (const definition of ofType("aws_ecs_task_definition")) {
    const service = ofType("aws_ecs_service").find(
      ({ values }) => values.task_definition === definition.values.arn,
    );
    const cluster = ofType("aws_ecs_cluster").find(({ values }) => values.id === service?.values.cluster);
    console.error(`${definition.address}: ids and ARNs are made up, the task's ARN is known when it runs`);
    process.stdout.write(confOf(definition, cluster));
  }
}

function confOf({ values }: StateResource, cluster: StateResource | undefined): string {
  const containerDefinitions = JSON.parse(String(values.container_definitions)) as ContainerDefinition[];
  return renderFluentBitConf(
    {
      family: String(values.family),
      networkMode: values.network_mode as NetworkMode,
      containerDefinitions,
    },
    {
      cluster: cluster === undefined ? undefined : String(cluster.values.name),
      revision: String(values.revision),
    },
  );
}
