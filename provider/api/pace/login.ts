import type { ErrorKind } from "../errors";

/** What only a server says that has taken the credentials. */
const proving: readonly (ErrorKind | "done")[] = ["done", "gone", "refused", "taken", "malformed", "another"];

/**
 * What is known of the credentials. Accounts are locked after a few wrong passwords, so that a wrong one may be sent
 * once: one request at a time until they were taken, and none after they were refused.
 */
export class Login {
  #state: "untried" | "taken" | "refused" = "untried";

  get refused(): boolean {
    return this.#state === "refused";
  }

  get taken(): boolean {
    return this.#state === "taken";
  }

  /** Learns from what an attempt brought. */
  learn(kind: ErrorKind | "done"): void {
    if (kind === "unauthorized") this.#state = "refused";
    else if (this.#state === "untried" && proving.includes(kind)) this.#state = "taken";
  }
}
