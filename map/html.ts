import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "./data";

/** Where the build puts the page's script and style. */
const BUILT = join(__dirname, "built");

/**
 * One file that opens from disk: it refers to nothing outside, and its content security policy lets it reach nothing.
 *
 * @returns the text of the HTML file
 */
export function htmlOf(page: Page): string {
  const [script, style] = [builtFile("page.js"), builtFile("page.css")];
  const title = page.kind === "map" ? "telecom.center: account" : "telecom.center: review";
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${title}</title>`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    "<noscript>This page is drawn by its script, which the browser does not run.</noscript>",
    `<script type="application/json" id="data">${dataOf(page)}</script>`,
    `<script>${script}</script>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function builtFile(name: string): string {
  const text = readFileSync(join(BUILT, name), "utf8").trim();
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`${name} would end its own element.`);
  return text;
}

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

// Names that customers chose stand in it: none of them can end the element or begin a comment.
const dataOf = (page: Page): string => JSON.stringify(page).replace(/</g, "\\u003c");
