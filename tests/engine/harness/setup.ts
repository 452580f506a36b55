/** What the global setup found and made for all engine tests. */
export interface TestSetup {
  /** Folder of `pulumi` and `pulumi-language-nodejs`. */
  binDir: string;
  version: string;
  /** Folder whose node_modules hold the packed package and the Pulumi SDK. */
  baseFolder: string;
  /** Where the vault listens; the stacks' data key, and how it is encrypted there, both in base64. */
  vault: { url: string; key: string; encryptedKey: string };
}

export function testSetup(): TestSetup {
  const text = process.env.TELECOM_CENTER_TEST_SETUP;
  if (!text)
    throw new Error("The engine tests run as the jest project `engine`: its global setup did not run.");
  return JSON.parse(text);
}
