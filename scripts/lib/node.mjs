import { join } from "node:path";
import { cacheFolder } from "./paths.mjs";
import { ensureInstalled } from "./tool.mjs";

/** The versions of Node.js that are tested, oldest first. */
export const NODES = ["20", "22", "24"];

const PLATFORM = process.platform === "win32" ? "win" : process.platform;

/** The folder of a Node.js binary of that major version, from the package that carries it; kept in the cache. */
export async function nodeBinFolder(major) {
  const name = `node-${PLATFORM}-${process.arch}`;
  const folder = cacheFolder("node", major);
  await ensureInstalled(`Node.js ${major}`, folder, [`${name}@${major}`]);
  return join(folder, "node_modules", name, "bin");
}
