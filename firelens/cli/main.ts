#!/usr/bin/env node
import packageJson from "../../package.json" with { type: "json" };
import { findOldNode } from "./old-node.js";

const FINDING = findOldNode(process.versions.node, packageJson.engines.node);
if (FINDING === undefined) {
  await import("./program.js");
} else {
  // An old Node can't load the program. It can read this file, which uses nothing new.
  process.stderr.write(`firelens: ${FINDING}\n`);
  process.exitCode = 2;
}
