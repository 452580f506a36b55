import { prepareBaseFolder } from "./baseFolder.mjs";

/** A process of its own, because jest compiles what it imports: prints the folder for an SDK version and a package manager. */
const [sdk, packageManager, from] = process.argv.slice(2);
process.stdout.write(await prepareBaseFolder(sdk, { quiet: true, packageManager, from }));
