import type { Carried } from "./carried";
import type { Report } from "./report";
import type { Account } from "./sources";

type LastUp = Report["lastUp"];

const OF_ACCOUNT = ["username", "password", "environment", "baseUrl"];

const isOther = (account: Account) => (one: Account) =>
  one.address !== account.address || one.user !== account.user;

const hadOthers = (last: LastUp) => last?.differs.some(({ name }) => OF_ACCOUNT.includes(name)) ?? false;

/** Whether the settings, those of the last `up` and what the objects carry mean the same account, with the same password. */
export function agree(account: Account, last: LastUp, { accounts }: Carried): boolean {
  const password = last?.differs.some(({ name }) => name === "password") ?? false;
  return !password && ![...(last ? [last] : []), ...accounts].some(isOther(account));
}

/** What to know where they don't. */
export function adviceOn(account: Account, lastUp: LastUp, { accounts }: Carried): string[] {
  const lines: string[] = [];
  if (hadOthers(lastUp))
    lines.push(
      "`pulumi refresh`, `pulumi destroy` and --refresh take the settings of the last `pulumi up`, unless --run-program is given.",
    );
  if (accounts.some(isOther(account)))
    lines.push("The state has objects of another account than that of the settings.");
  return lines;
}
