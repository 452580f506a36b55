import * as pulumi from "@pulumi/pulumi";

const KEY = "telecom-center:password";

// Exported for Pulumi's own use.
const { isConfigSecret } = pulumi.runtime as { isConfigSecret?: (key: string) => boolean };

let looked = false;

/** Warns, once in a run, of a password that stands in the stack's configuration in clear. */
export function warnOfPlainPassword(): void {
  if (looked || !isConfigSecret) return;
  looked = true;
  if (!pulumi.runtime.getConfig(KEY) || isConfigSecret(KEY)) return;
  void pulumi.log.warn(
    `${KEY} stands in clear in the stack's configuration, and so in its state: \`pulumi config set --secret ${KEY}\` and a \`pulumi up\` encrypt it. ` +
      "Whoever has seen either has the password; have it changed.",
  );
}
