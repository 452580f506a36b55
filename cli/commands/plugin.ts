import type { Command } from "../command";
import type * as installing from "../plugin/install";

/** `telecom-center plugin` */
export const plugin: Command = {
  name: "plugin",
  summary: "Puts this package's plugin where Pulumi keeps plugins.",
  details: [
    "Programs in Python, Go, C#, Java and YAML, programs with a `telecom.Provider`, and `pulumi import` need the plugin. A project in whose node_modules this package stands can name its folder in Pulumi.yaml instead: `plugins.providers` with `name: telecom-center` and `path: node_modules/pulumi-telecom-center/plugin`.",
    "It is installed in the version of this package, below `plugins` in Pulumi's home folder (PULUMI_HOME, else .pulumi in the user's), beside other versions; a second time does no harm. It runs with the Node.js that is on PATH. `pulumi plugin rm resource telecom-center` removes it.",
  ],
  arguments: [{ name: "<action>", description: "what to do", choices: ["install"] }],
  options: [],
  examples: [{ does: "Install the plugin", command: "telecom-center plugin install" }],
  needsAccount: false,
  incomplete: null,
  async run(_args, _options, io) {
    const { installPlugin } = require("../plugin/install") as typeof installing;
    const { folder, version } = installPlugin(io.env);
    io.stdout.write(`telecom-center ${version} is installed in ${folder}\n`);
    return 0;
  },
};
