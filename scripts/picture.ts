/** The colours of a picture, for pages in light and in dark. Contrasts are those of GitHub's own colours. */
export const PALETTES = {
  light: {
    paper: "#ffffff",
    frame: "#d0d7de",
    box: "#f6f8fa",
    ink: "#1f2328",
    grey: "#59636e",
    request: "#0969da",
    log: "#bc4c00",
    red: "#cf222e",
    green: "#1a7f37",
  },
  dark: {
    paper: "#0d1117",
    frame: "#3d444d",
    box: "#151b23",
    ink: "#f0f6fc",
    grey: "#9198a1",
    request: "#4493f8",
    log: "#f0883e",
    red: "#ff7b72",
    green: "#3fb950",
  },
} as const;

export type Palette = Readonly<Record<keyof (typeof PALETTES)["light"], string>>;

/** A README is about as wide; a picture that is wider is made smaller, and its labels with it. */
export const WIDTH = 900;

const SANS = "-apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif";
const MONOSPACE = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

/**
 * A picture as an SVG file.
 * @param label - what it shows, for those who cannot see it
 */
export function svg(label: string, height: number, palette: Palette, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    `<title>${escapeXml(label)}</title>`,
    "<style>",
    `  text { font: 13.5px ${SANS}; fill: ${palette.ink}; white-space: pre; }`,
    "  .title { font-weight: 600; }",
    `  .mono { font: 13px ${MONOSPACE}; }`,
    `  .grey { fill: ${palette.grey}; }`,
    "</style>",
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8" fill="${palette.paper}" stroke="${palette.frame}"/>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}

export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
