import { join } from "node:path";
import { testSetup } from "../harness/setup";

/** The project file of a program that has the package's plugin. */
export const pluginProject = (): Record<string, string> => ({
  "Pulumi.yaml": JSON.stringify({
    name: "test",
    runtime: { name: "nodejs", options: { typescript: false } },
    plugins: {
      providers: [
        {
          name: "telecom-center",
          path: join(testSetup().baseFolder, "node_modules", "pulumi-telecom-center", "plugin"),
        },
      ],
    },
  }),
});
