import { join } from "node:path";
import { buildPage } from "../../scripts/lib/package/page.mjs";
import { root } from "../../scripts/lib/paths.mjs";

/** The page that the sources write, compiled as the package's is. */
export default () => buildPage(join(root, "map", "built"));
