import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { DefaultTheme } from "vitepress";
import { ROOT } from "./pages.js";

export const NAVIGATION: DefaultTheme.NavItem[] = [
  { text: "Guide", link: "/application" },
  { text: "Rules", link: "/rules/" },
  { text: "Settings", link: "/settings" },
];

const MAIN: DefaultTheme.SidebarItem[] = [
  {
    text: "Start",
    items: [
      { text: "In a minute", link: "/" },
      { text: "The article side by side", link: "/article" },
      { text: "Architecture", link: "/architecture" },
    ],
  },
  {
    text: "Guides",
    items: [
      { text: "Your application", link: "/application" },
      { text: "Destinations", link: "/destinations" },
      { text: "The router's configuration", link: "/router" },
      { text: "Settings", link: "/settings" },
      { text: "Production", link: "/production" },
      { text: "Adopting what runs already", link: "/adopting" },
      { text: "Changing a deployment", link: "/changing" },
    ],
  },
  {
    text: "Before a deployment",
    items: [
      { text: "firelens: check and preview", link: "/firelens" },
      { text: "Rehearsal", link: "/rehearsal" },
      { text: "Local AWS", link: "/local-aws" },
      { text: "Plan review", link: "/review" },
      { text: "Testing a stack", link: "/testing" },
    ],
  },
  {
    text: "After a deployment",
    items: [
      { text: "Whether a line arrives", link: "/verify" },
      { text: "No logs arrive", link: "/troubleshooting" },
    ],
  },
  {
    text: "Project",
    items: [
      { text: "Contributing", link: "/CONTRIBUTING" },
      { text: "Changes", link: "/CHANGELOG" },
    ],
  },
];

const RULES: DefaultTheme.SidebarItem[] = [
  { text: "All rules", link: "/rules/" },
  ...readdirSync(join(ROOT, "docs", "rules"))
    .filter((file) => file !== "README.md")
    .map((file) => file.replace(/\.md$/, ""))
    .map((rule) => ({ text: rule, link: `/rules/${rule}` })),
];

export const SIDEBARS: DefaultTheme.SidebarMulti = { "/": MAIN, "/rules/": RULES };
