import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { launchChromium, serveFolder } from "../support/browser.js";

const SITE = join(import.meta.dirname, "../../site/.vitepress/dist");
const ORIGIN = "http://site.test";
const PAGES = readdirSync(SITE, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".html") && file !== "404.html")
  .map((file) => file.split(sep).join("/"));

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser?.close());

/** A page of the built site, and what goes wrong on it. */
async function open(
  place: string,
  colorScheme: "light" | "dark" = "light",
): Promise<{ page: Page; problems: string[] }> {
  const page = await browser.newPage({ colorScheme });
  onTestFinished(() => page.close());
  const problems: string[] = [];
  page.on(
    "console",
    (message) => message.type() === "error" && problems.push(`${page.url()}: ${message.text()}`),
  );
  page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on(
    "response",
    (response) => response.status() >= 400 && problems.push(`${page.url()}: no ${response.url()}`),
  );
  await serveFolder(page, ORIGIN, SITE);
  await go(page, place);
  return { page, problems };
}

/** Goes to a page and waits until Vue has taken it over: before that, nothing on it reacts. */
async function go(page: Page, place: string): Promise<void> {
  await page.goto(`${ORIGIN}/${place}`);
  await page.waitForFunction("document.querySelector('#app').__vue_app__ !== undefined");
}

/** The addresses that the search finds. */
async function search(page: Page, words: string): Promise<string> {
  await page.keyboard.press("Control+k");
  await page.locator(".VPLocalSearchBox input").fill(words);
  const results = page.locator(".VPLocalSearchBox .result");
  await results.first().waitFor();
  const addresses = await Promise.all((await results.all()).map((result) => result.getAttribute("href")));
  return addresses.join("\n");
}

describe("the site", () => {
  it("has a page for each guide and each rule", () => {
    const docs = join(import.meta.dirname, "../../docs");
    const expected = readdirSync(docs, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".md"))
      .map((file) =>
        file
          .split(sep)
          .join("/")
          .replace(/README\.md$/, "index.md")
          .replace(/\.md$/, ".html"),
      );
    expect(expected.filter((page) => !PAGES.includes(page))).toEqual([]);
    expect(PAGES).toContain("index.html");
  });

  it("renders every page without an error, and with nothing missing", async () => {
    const { page, problems } = await open("");
    // The pages of the API reference are alike, and many.
    const places = PAGES.filter((place) => !/^reference\/.*\/(?!FluentBitStack)\w+\.html$/.test(place));
    for (const place of places) {
      await go(page, place);
      await page.locator(".vp-doc").locator("h1, h2").first().waitFor();
    }
    expect(problems).toEqual([]);
  });

  it("draws Mermaid's diagrams, in light and dark", async () => {
    for (const scheme of ["light", "dark"] as const) {
      const { page, problems } = await open("architecture.html", scheme);
      const drawing = page.locator(".mermaid-diagram svg").first();
      expect(await drawing.textContent()).toContain("fluent_bit_public_rta");
      expect(problems).toEqual([]);
    }
  });

  it("shows the pictures for light or dark pages", async () => {
    for (const scheme of ["light", "dark"] as const) {
      const { page, problems } = await open("", scheme);
      expect(await page.locator(".vp-doc img:visible").count()).toBe(3);
      expect(await page.locator(`.vp-doc img.when-${scheme}:visible`).count()).toBe(3);
      expect(problems).toEqual([]);
    }
  });

  it("finds a rule by its name", async () => {
    const { page } = await open("");
    expect(await search(page, "buffer-memory")).toMatch(/^\/rules\/buffer-memory\.html/);
  });

  it("finds an option by its name", async () => {
    const { page } = await open("");
    expect(await search(page, "restrictDefaultSecurityGroup")).toMatch(/^\/settings\.html#network/m);
  });

  it("leads from the start to a guide, and from there to a file of the project", async () => {
    const { page } = await open("");
    await page.locator(".VPSidebar").getByRole("link", { name: "Production", exact: true }).click();
    await page.waitForURL(`${ORIGIN}/production.html`);
    await page.locator(".vp-doc").getByRole("link", { name: "src/production.ts" }).click();
    await page.waitForURL(`${ORIGIN}/source/src/production.ts.html`);
    await page.locator(".vp-doc", { hasText: "export function production(" }).waitFor();
  });
});
