import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { settingsSchema } from "../../scripts/settings-schema.js";

const root = join(import.meta.dirname, "..", "..");
const schema = readFileSync(join(root, "docs/settings.schema.json"), "utf8");

/** Every property in a schema, with its path. */
function propertiesIn(part: object, at = ""): [string, { description?: string }][] {
  return Object.entries(part).flatMap(([key, value]) =>
    key === "properties"
      ? Object.entries(value as Record<string, object>).flatMap(([name, property]) => [
          [`${at}.${name}`, property] as [string, { description?: string }],
          ...propertiesIn(property, `${at}.${name}`),
        ])
      : typeof value === "object" && value !== null
        ? propertiesIn(value, at)
        : [],
  );
}

describe("docs/settings.schema.json", () => {
  it("is what `npm run schema` writes", () => {
    expect(schema).toBe(settingsSchema(root));
  });

  it("is the one that cdktf.json names", () => {
    expect(JSON.parse(readFileSync(join(root, "cdktf.json"), "utf8")).$schema).toBe(
      "./docs/settings.schema.json",
    );
  });

  it("describes the settings and their defaults", () => {
    const settings = JSON.parse(schema).properties.context.properties.fluentBit.properties;
    expect(settings.containerPort).toEqual({
      description: "The port that the application listens on. Default: 80",
      type: "number",
    });
    expect(settings.loadBalancer.anyOf[0].properties.healthCheck.properties.path.description).toMatch(
      /Default: "\/"$/,
    );
    expect(settings.task.properties.rolePath.description).toMatch(/Default: "\/"$/);
  });

  it("leaves out what only main.ts can say", () => {
    const names = propertiesIn(JSON.parse(schema)).map(([path]) => path);
    expect(names).toContain(".context.fluentBit.network.vpcId");
    expect(names).not.toContain(".context.fluentBit.destination");
  });
});
