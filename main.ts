import project from "./cdktf.json" with { type: "json" };
import { CheckedApp } from "./src/cdktf/checked-app.js";
import { FluentBitStack } from "./src/fluent-bit-stack.js";
import { readSettings } from "./src/settings.js";

const app = new CheckedApp();
new FluentBitStack(app, "fluent-bit", readSettings(app, project));
app.run();
