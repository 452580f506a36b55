import { createHash, timingSafeEqual } from "node:crypto";

/** A user name of the account with its password. */
export interface Login {
  username: string;
  password: string;
}

/** What HTTP Basic carries; undefined where nothing, or something else, was sent. */
export function sentLogin(header: string | undefined): Login | undefined {
  const [scheme, credentials = ""] = (header ?? "").split(" ", 2);
  if (scheme?.toLowerCase() !== "basic") return undefined;
  const [username = "", ...password] = Buffer.from(credentials, "base64").toString("utf8").split(":");
  return { username, password: password.join(":") };
}

export function isAmong(logins: readonly Login[], sent: Login): boolean {
  return logins.some((login) => timingSafeEqual(digest(login), digest(sent)));
}

function digest({ username, password }: Login): Buffer {
  return createHash("sha256").update(`${username}:${password}`).digest();
}
