import type { Configuration } from "../adapter/settings/configuration";

/** What Pulumi hands over (`pulumi.dynamic.Config`), with what it holds. */
export interface PulumiConfig {
  get(key: string): string | undefined;
  /** Private to Pulumi, so that it may go. */
  readonly rawConfig?: unknown;
  readonly projectName?: unknown;
}

/** The same, as the account is opened with. */
export function toConfiguration(config: PulumiConfig): Configuration {
  const { rawConfig, projectName } = config;
  return {
    get: (key) => config.get(key),
    keys: typeof rawConfig === "object" && rawConfig !== null ? Object.keys(rawConfig) : [],
    ...(typeof projectName === "string" && { project: projectName }),
  };
}
