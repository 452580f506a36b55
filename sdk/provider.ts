import * as pulumi from "@pulumi/pulumi";
import { packageVersion } from "../provider/adapter/packaged";
import type { ProviderArgs } from "./providerArgs";

const PACKAGE = "telecom-center";

/**
 * An account of its own, for resources and functions that name it as their `provider`; those below a component that names
 * it have it as well. They are made by the plugin of this package, which `plugins.providers` of Pulumi.yaml or `npx
 * telecom-center plugin install` tells the engine of.
 */
export class Provider extends pulumi.ProviderResource {
  /**
   * @param name - the provider's name in the stack
   * @param args - the account's settings; what is left out comes from the environment, as everywhere
   */
  constructor(name: string, args: ProviderArgs = {}, opts: pulumi.ResourceOptions = {}) {
    const { password, ...rest } = args;
    // The settings of a provider travel as text.
    const settings = Object.entries(rest).filter(([, value]) => value !== undefined);
    super(
      PACKAGE,
      name,
      {
        ...Object.fromEntries(settings.map(([key, value]) => [key, asText(value)])),
        ...(password !== undefined && { password: pulumi.secret(password) }),
      },
      pulumi.mergeOptions({ version: packageVersion(), additionalSecretOutputs: ["password"] }, opts),
    );
  }
}

/** Whether a value is a provider of this package, also one of another copy of it. */
function isOwn(value: unknown): value is pulumi.ProviderResource {
  // Not declared, because it is Pulumi's own.
  const { getPackage } = (value ?? {}) as { getPackage?: () => string };
  return typeof getPackage === "function" && getPackage.call(value) === PACKAGE;
}

function asText(value: unknown): pulumi.Output<string | undefined> {
  return pulumi
    .output(value as pulumi.Input<string | number | boolean | undefined>)
    .apply((known) => (known === undefined || typeof known === "string" ? known : JSON.stringify(known)));
}

/** The provider that a resource or a function is to have: its own, or that of what it is below; undefined for the stack's account. */
export function providerOf({
  provider,
  parent,
}: {
  provider?: pulumi.ProviderResource | undefined;
  parent?: pulumi.Resource | undefined;
}): pulumi.ProviderResource | undefined {
  const given = provider ?? parent?.getProvider(`${PACKAGE}:index:Customer`);
  return isOwn(given) ? given : undefined;
}
