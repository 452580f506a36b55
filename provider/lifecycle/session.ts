import type { ApiClient } from "../api";
import type { Approval } from "./approving/approved";
import type { Behaviour } from "./known";
import type { WireNames } from "./object/encode";
import type { Account, Admissions } from "./owning/account/admissions";
import type { Identity } from "./owning/identity";
import type { Ledger } from "./owning/ledger";
import type { Memory } from "./owning/memory";
import type { Reader } from "./reading/reader";

/** What one run of the engine's provider process shares: the account, its reader, and whose its objects are. */
export interface Session {
  readonly account: Account;
  readonly admissions: Admissions;
  readonly api: ApiClient;
  readonly reader: Reader;
  readonly settings: Required<WireNames> & {
    readonly maxRetries: number;
    /**
     * What happens to an object that equals a declaration which is to be created: true takes it over, false creates a second
     * one, undefined stops where it can be told without further requests.
     */
    readonly checkBeforeCreate: boolean | undefined;
  };
  /** The review to which the run is held; undefined where none is given. */
  readonly approval?: Approval | undefined;
  /** Turns a text with a secret in it into one by which it can be recognised, and not worked out. */
  readonly seal: (text: string) => string;
  /** What is known of how the account answers. */
  readonly known: Behaviour;
  /** What a second of waiting lasts: 1, and less in tests. */
  readonly pace: number;
  /** Tells the operator something that is no error. */
  readonly tell: (line: string) => void;
  readonly ledger: Ledger;
  /** What is remembered of earlier runs of the resource's stack. */
  readonly memory: (identity: Identity | undefined) => Memory;
}
