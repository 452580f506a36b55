import { locked, unauthorized } from "../errors";
import { isAmong, type Login, sentLogin } from "../transport/login";
import type { Faults } from "./faults";

/** The attempts to log in since the start or the last reset. */
export interface Attempts {
  /** With a wrong user name or password. */
  wrong: number;
  /** Answered 401 or 423: those, the ones without any login, and all while nobody may log in. */
  refused: number;
  /** Until when nobody may log in, in milliseconds since 1970; null: anybody may who knows the password. */
  lockedUntil: number | null;
}

/** HTTP Basic, as the manual's section Authentication asks for, and an account that locks itself. */
export class Gate {
  private counts = { wrong: 0, refused: 0 };
  private wrongInARow = 0;
  private lockedUntil = 0;

  constructor(private readonly faults: Pick<Faults, "lockout">) {}

  get attempts(): Attempts {
    return { ...this.counts, lockedUntil: this.isLocked ? this.lockedUntil : null };
  }

  /** Forgets the attempts, and opens what is locked. */
  reset(): void {
    this.counts = { wrong: 0, refused: 0 };
    this.wrongInARow = 0;
    this.lockedUntil = 0;
  }

  /** Lets a request pass, or throws the error that refuses it. */
  pass(header: string | undefined, logins: readonly Login[]): void {
    const { lockout } = this.faults;
    const { isLocked } = this;
    const sent = sentLogin(header);
    const isRight = sent !== undefined && isAmong(logins, sent);
    if (sent && !isRight) this.counts.wrong += 1;
    if (isRight && !isLocked) {
      this.wrongInARow = 0;
      return;
    }
    this.counts.refused += 1;
    if (lockout && isLocked) throw lockout.status === 423 ? locked() : unauthorized();
    if (sent) this.wrongInARow += 1;
    if (lockout && this.wrongInARow >= lockout.after) {
      this.lockedUntil = Date.now() + lockout.forMs;
      this.wrongInARow = 0;
    }
    throw unauthorized();
  }

  /** A lockout that was taken out of the faults is over. */
  private get isLocked(): boolean {
    return this.faults.lockout !== null && Date.now() < this.lockedUntil;
  }
}
