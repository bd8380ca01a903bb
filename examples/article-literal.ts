import { CheckedApp, FluentBitStack } from "../src/index.js";

/** The article to the letter, without the corrections: to compare with, not to deploy. */
const app = new CheckedApp();
new FluentBitStack(app, "article-literal", { literal: true });
app.run();
