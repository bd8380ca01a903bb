import { existsSync, readFileSync, statSync } from "node:fs";
import { delimiter, extname, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"];

/**
 * The installed Chromium.
 * @throws if there is none; it says what to install
 */
export function launchChromium(): Promise<Browser> {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const installed = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync);
  const executablePath = process.env.CHROMIUM_PATH ?? installed;
  if (executablePath === undefined) {
    throw new Error(
      "no Chromium on PATH: install one, such as apt-get install chromium or brew install --cask chromium, or name it in CHROMIUM_PATH",
    );
  }
  // In a container the process may be root's, for whom Chromium has no sandbox.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/** Answers all requests of a page to an address with the files of a folder, so that no server is needed. */
export async function serveFolder(page: Page, origin: string, folder: string): Promise<void> {
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const path = join(folder, decodeURIComponent(pathname));
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "index.html") : path;
    return existsSync(file)
      ? route.fulfill({ body: readFileSync(file), contentType: TYPES[extname(file)] })
      : route.fulfill({ status: 404, body: "" });
  });
}
