import project from "./cdktf.json" with { type: "json" };
import { CheckedApp } from "./src/cdktf/checked-app.js";
import { FluentBitStack } from "./src/fluent-bit-stack.js";
import { readSettings } from "./src/settings.js";

// cdktf passes the context of cdktf.json on, other ways of running this program don't.
const app = new CheckedApp({ context: project.context });
new FluentBitStack(app, "fluent-bit", readSettings(app.node.tryGetContext("fluentBit")));
app.synth();
