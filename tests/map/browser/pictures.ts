import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BrowserContextOptions, chromium } from "playwright-core";
import { htmlOf, type Page } from "../../../map";
import { pageOf, review } from "../../../review";
import { fixture } from "../../review/support";
import { page as mapPage, NO_REWRITING } from "../support";
import { madeUp, NAMES } from "./account";
import { findChromium } from "./chromium";
import { drifted } from "./drifted";

const IMAGES = join(__dirname, "..", "..", "..", "docs", "images");

interface Shot {
  readonly name: string;
  readonly data: Page;
  readonly options?: BrowserContextOptions;
  /** The number that is asked for in the call box. */
  readonly to?: string;
  /** What is chosen in the list; the first where it is left out. */
  readonly at?: string;
}

const account = mapPage(
  ["Acme", ...NAMES.filter((name) => !name.includes("<"))].map((name, index) => madeUp(index, name)),
);

const large = {
  ...madeUp(0, "Forty routes"),
  routes: Array.from({ length: 40 }, (_, at) => ({
    ...{ id: `r${at}`, name: `route ${at}`, to: String(30 + at), from: "" },
    ...{ gatewayId: `1000000-g${at % 3}`, rewriting: NO_REWRITING },
  })),
};
const changed = pageOf(review([{ name: "mixed", text: fixture("mixed") }]));

/** Those of the guides. */
const GUIDES: readonly Shot[] = [
  { name: "map", data: account, to: "+44 20 7946 0000" },
  { name: "map-review", data: changed, at: "2" },
];
const OTHERS: readonly Shot[] = [
  { name: "forty-routes", data: mapPage([large]) },
  { name: "dark", data: account, options: { colorScheme: "dark" }, to: "33" },
  { name: "narrow", data: account, options: { viewport: { width: 380, height: 800 } } },
  { name: "drift", data: mapPage([drifted()], true) },
  { name: "review-dark", data: changed, options: { colorScheme: "dark" } },
];

/** Makes the pictures of the guides; with a folder, those of all looks of the page in it. */
async function main([into]: readonly string[]): Promise<void> {
  const { buildPage } = await import("../../../scripts/lib/package/page.mjs" as string);
  await buildPage(join(__dirname, "..", "..", "..", "map", "built"));
  const found = findChromium();
  if ("missing" in found) throw new Error(found.missing);
  const browser = await chromium.launch({ executablePath: found.path, args: [...found.args] });
  const folder = mkdtempSync(join(tmpdir(), "pictures-"));
  try {
    for (const { name, data, options, to, at } of into === undefined ? GUIDES : [...GUIDES, ...OTHERS]) {
      const file = join(folder, `${name}.html`);
      writeFileSync(file, htmlOf(data));
      const context = await browser.newContext({ viewport: { width: 1280, height: 760 }, ...options });
      const page = await context.newPage();
      await page.goto(`${pathToFileURL(file).href}${at === undefined ? "" : `#${at}`}`);
      if (to !== undefined) await page.fill("#to", to);
      await page.screenshot({ path: join(into ?? IMAGES, `${name}.png`), fullPage: true });
      await context.close();
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
