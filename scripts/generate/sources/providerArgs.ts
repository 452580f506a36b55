import { settingNames } from "../../../provider/adapter/settings";
import { describe, TYPES } from "../schema/provider";

/** The source of the arguments of `telecom.Provider`: the settings of an account. */
export function providerArgsSource(): string {
  const members = settingNames.map((name) => {
    const type = TYPES[name] === "integer" ? "number" : (TYPES[name] ?? "string");
    return `  /** ${describe(name)} */\n  ${name}?: pulumi.Input<${type} | undefined>;`;
  });
  return `// Generated from provider/adapter/settings by \`npm run generate\`: change the settings, not this file.
import type * as pulumi from "@pulumi/pulumi";

/** Settings of an account of its own. */
export interface ProviderArgs {
${members.join("\n")}
}
`;
}
