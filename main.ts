import project from "./cdktf.json" with { type: "json" };
import { readSettings } from "./src/settings.js";
import { FluentBitStack } from "./src/stacks/fluent-bit-stack.js";
import { CheckedApp } from "./src/terraform/checked-app.js";

// cdktf passes the context of cdktf.json on, other ways of running this program don't.
const app = new CheckedApp({ context: project.context });
new FluentBitStack(app, "fluent-bit", readSettings(app.node.tryGetContext("fluentBit")));
app.synth();
