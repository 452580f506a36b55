import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../paths.mjs";

/** The script and the style of the page that `map` and `review --format html` write, as files of a folder. */
export const PAGE_FILES = ["page.js", "page.css"];

/** Compiles the page of map/browser, each file of it into one. */
export async function buildPage(folder) {
  mkdirSync(folder, { recursive: true });
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: ["main.ts", "page.css"].map((file) => ({
      in: join(root, "map", "browser", file),
      out: "page",
    })),
    outdir: folder,
    absWorkingDir: root,
    bundle: true,
    minify: true,
    platform: "browser",
    target: "es2022",
    format: "iife",
    charset: "ascii",
    legalComments: "none",
    logLevel: "error",
    write: false,
  });
  // Two test runs at once write it while they read it: the same text is left alone.
  for (const { path, text } of outputFiles)
    if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
}
