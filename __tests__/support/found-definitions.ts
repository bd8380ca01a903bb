import { checkTaskDefinition } from "../../firelens/check.js";
import { findDefinitions } from "../../firelens/inputs/find-definitions.js";
import { parseDocument } from "../../firelens/inputs/read-document.js";

/** The findings of the text's definitions as `address rule-id jsonPath`, and what is skipped. */
export async function found(name: string, text: string, folder = "."): Promise<readonly string[]> {
  const document = await parseDocument(name, text);
  const { definitions, skipped } = findDefinitions(document.value, folder);
  return [
    ...definitions.flatMap(({ address, definition, pathInFile, isTerraform }) =>
      checkTaskDefinition(definition, { isTerraform }).map(
        ({ ruleId, jsonPath }) => `${address ?? "-"} ${ruleId} ${pathInFile(jsonPath).join(".")}`,
      ),
    ),
    ...skipped.map(({ address, reason, isFault }) => `${address} ${isFault ? "fault" : "note"}: ${reason}`),
  ];
}
