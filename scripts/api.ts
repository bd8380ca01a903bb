/**
 * Writes the public surface of the package into api/, one file for each entry point: `npm run api`. A change of the surface is
 * then seen in review. Reads the declarations that `npm run build:package` makes.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
  type IConfigFile,
} from "@microsoft/api-extractor";
import { ENTRIES } from "./entries.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

const IGNORED = { logLevel: ExtractorLogLevel.None };

function configuration(name: string, declarations: string, folder: string): IConfigFile {
  return {
    projectFolder: ROOT,
    newlineKind: "lf",
    mainEntryPointFilePath: join(ROOT, declarations),
    // API Extractor's own compiler reads declarations only.
    compiler: {
      overrideTsconfig: {
        compilerOptions: {
          module: "nodenext",
          target: "es2023",
          types: ["node"],
          strict: true,
          skipLibCheck: true,
        },
        files: [join(ROOT, declarations)],
      },
    },
    apiReport: {
      enabled: true,
      reportFileName: `${name}.api.md`,
      reportFolder: folder,
      reportTempFolder: join(ROOT, "dist/api"),
    },
    docModel: { enabled: true, apiJsonFilePath: join(ROOT, "dist/api", `${name}.api.json`) },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      extractorMessageReporting: {
        default: { logLevel: ExtractorLogLevel.Warning },
        // Without release tags, all is public.
        "ae-missing-release-tag": IGNORED,
      },
      // Docstrings here have no types and few tags: TSDoc's grammar is not theirs.
      tsdocMessageReporting: { default: IGNORED },
    },
  };
}

/** Writes the reports into a folder. @returns what is wrong with the surface */
export function writeReports(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  const messages: string[] = [];
  // Modules are Vitest's matchers: they are declared in Vitest's own names, which API Extractor passes over.
  for (const { name, declarations } of ENTRIES.filter(({ isModule }) => !isModule)) {
    const config = ExtractorConfig.prepare({
      configObject: configuration(name, declarations, folder),
      configObjectFullPath: undefined,
      packageJsonFullPath: join(ROOT, "package.json"),
    });
    const messageCallback = (message: ExtractorMessage) => {
      if (message.messageId === "ae-undocumented" || message.messageId === "ae-forgotten-export") {
        messages.push(`${message.sourceFilePath}:${message.sourceFileLine}: ${message.text}`);
      }
      message.handled = true;
    };
    Extractor.invoke(config, { localBuild: true, messageCallback });
  }
  return messages;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(writeReports(join(ROOT, "api")).join("\n"));
}
