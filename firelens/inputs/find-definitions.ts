import { isRecord } from "../model/field-reader.js";
import { isTerraformJson, terraformJsonDefinitions } from "./cdk-tf-json.js";
import { isTemplate, propertiesDefinition, templateDefinitions } from "./cloudformation.js";
import { composeDefinition, isComposeFile } from "./compose.js";
import { copilotDefinition, isCopilotManifest } from "./copilot.js";
import { InputError } from "./document.js";
import { ecsDefinition } from "./ecs.js";
import type { FoundDefinition, FoundDefinitions } from "./found-definition.js";
import { describeValue } from "./other-files.js";
import { isTerraformShow, terraformShowDefinitions } from "./terraform-show.js";

/**
 * The task definitions that the value of a file holds, whatever its shape: the only place that tells shapes apart.
 *
 * @param folder of the file, for the templates that it names.
 * @throws InputError with what the file is if it holds none.
 */
export function findDefinitions(value: unknown, folder: string): FoundDefinitions {
  const ecs = ecsDefinition(value);
  if (ecs !== undefined) {
    return only(ecs);
  }
  if (isTerraformShow(value)) {
    return some(
      terraformShowDefinitions(value),
      "the JSON of a Terraform plan or state",
      "aws_ecs_task_definition",
    );
  }
  if (isTemplate(value)) {
    return some(templateDefinitions(value), "a CloudFormation template", "AWS::ECS::TaskDefinition");
  }
  if (isTerraformJson(value)) {
    return some(terraformJsonDefinitions(value, folder), "Terraform in JSON", "aws_ecs_task_definition");
  }
  if (isCopilotManifest(value)) {
    return only(copilotDefinition(value));
  }
  if (isComposeFile(value)) {
    return only(composeDefinition(value));
  }
  if (isRecord(value) && Array.isArray(value.ContainerDefinitions)) {
    const found = propertiesDefinition(value, []);
    return found === undefined ? { definitions: [], skipped: [] } : only(found);
  }
  throw new InputError(describeValue(value), { line: 1, column: 1 });
}

function only(definition: FoundDefinition): FoundDefinitions {
  return { definitions: [definition], skipped: [] };
}

function some(found: FoundDefinitions, what: string, resource: string): FoundDefinitions {
  if (found.definitions.length + found.skipped.length === 0) {
    throw new InputError(`${what}; expected one with a task definition: it has no ${resource}`);
  }
  return found;
}
