import { createHmac, scryptSync } from "node:crypto";

/** What a guess of the account's password costs whoever holds a sealed value: 64 MB and a tenth of a second. */
const COST = { N: 2 ** 16, r: 8, p: 1, maxmem: 2 ** 27 };

/** Keys that this process has made. */
const keys = new Map<string, Buffer>();

/**
 * Seals texts with a key that only runs have which know the account's password: the one that previews and the one that deploys,
 * on whatever machines. The key is made when it is needed first.
 */
export function sealer({
  username,
  password,
}: {
  readonly username: string;
  readonly password: string;
}): (text: string) => string {
  const login = JSON.stringify([username, password]);
  return (text) => {
    const key = keys.get(login) ?? scryptSync(password, `telecom-center ${username}`, 32, COST);
    keys.set(login, key);
    return createHmac("sha256", key).update(text).digest("hex").slice(0, 32);
  };
}
