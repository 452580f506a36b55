import { LifecycleError } from "../../words/explain";

/** The account that a run talks to. */
export interface Account {
  /** The API's address, without the path that is the same everywhere. */
  readonly address: string;
  readonly user: string;
  /** The operator's word that whatever the state carries is of this account. */
  readonly same: boolean;
  /** Whether the first write tells where it goes: in runs of the engine, and not in commands, whose output is an answer. */
  readonly announced: boolean;
}

/** An address without the path that is the same everywhere. */
export const addressOf = (baseUrl: string): string =>
  baseUrl.replace(/\/api\/rest\/public\/operator\/?$/, "");

/** What an object's outputs carry of the account that it was written or read in. */
export const accountMark = ({ address, user }: Pick<Account, "address" | "user">): string =>
  `${address} ${user}`;

/** An account that is not proven to be the one that the stack's objects are in. */
export class AccountError extends LifecycleError {
  override readonly kind = "another account";
}

/** What this run has found out of the accounts that a stack's objects carry. */
export class Admissions {
  readonly #asked = new Map<string, Promise<void>>();
  #stack: Promise<void> | undefined;
  #told = false;

  /** Decides once for each account, whatever asks for it. */
  once(account: string, decide: () => Promise<void>): Promise<void> {
    let decision = this.#asked.get(account);
    if (!decision) {
      decision = decide();
      this.#asked.set(account, decision);
    }
    return decision;
  }

  /** Decides once for all that the stack holds. */
  forStack(decide: () => Promise<void>): Promise<void> {
    this.#stack ??= decide();
    return this.#stack;
  }

  /** The whole message the first time, and a short one from then on. */
  refusal(whole: string, short: string): AccountError {
    const first = !this.#told;
    this.#told = true;
    return new AccountError(first ? whole : short);
  }
}
