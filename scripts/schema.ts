/**
 * `npm run schema`: writes docs/settings.schema.json, the JSON Schema of cdktf.json's settings, with which editors
 * complete and explain them, and docs/settings.md, the same for readers. The structure is that of the readers in
 * src/settings.ts, the descriptions are those of the interfaces.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { settingsPage } from "./settings-page.js";
import { settingsSchema } from "./settings-schema.js";

writeFileSync(join("docs", "settings.schema.json"), settingsSchema("."));
writeFileSync(join("docs", "settings.md"), settingsPage("."));
