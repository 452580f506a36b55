import { createCipheriv, randomBytes } from "node:crypto";
import { testSetup } from "./setup";

/** Where a stack's key comes from. */
export interface SecretsProvider {
  /** What the stack's settings file says of it. */
  readonly settings: Readonly<Record<string, string>>;
  /** What the engine has to know. */
  readonly env: Readonly<Record<string, string>>;
  /** A secret as the settings file holds it; without it only the engine can encrypt. */
  encrypt?(text: string): string;
}

/** The usual one of a stack in a file. Salt and passphrase belong together. */
export const PASSPHRASE: SecretsProvider = {
  settings: { encryptionsalt: "v1:spwqWuLyCc0=:v1:lr4CSdG2PXpJf/ln:QkiZrJL0n/ZHiwqoXuPLEOJaUNAHyA==" },
  env: { PULUMI_CONFIG_PASSPHRASE: "engine tests" },
};

/** A key in a vault, which spares each run what it takes to derive one: 0.2 s of the CPU, an eighth of a small run. */
export function vault(): SecretsProvider {
  const { url, key, encryptedKey } = testSetup().vault;
  return {
    settings: { secretsprovider: "hashivault://engine-tests", encryptedkey: encryptedKey },
    env: { VAULT_SERVER_URL: url, VAULT_SERVER_TOKEN: "engine-tests" },
    encrypt: (text) => encrypt(text, Buffer.from(key, "base64")),
  };
}

/** As the engine does: AES-256-GCM, "v1:" with nonce and ciphertext in base64. */
function encrypt(text: string, key: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1:${nonce.toString("base64")}:${sealed.toString("base64")}`;
}
