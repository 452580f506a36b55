import type { Values } from "../object/values";

/** What is remembered of one object, or of a POST whose answer nobody got. */
export interface Entry {
  /** The resource that it was made for (`Identity.path`). */
  readonly path: string;
  /** The object; undefined while only the intent is known. */
  readonly id?: string;
  /** The customer that it belongs to. */
  readonly customer?: string;
  /** What the POST carried, without secrets, as long as it may be needed to find the object. */
  readonly sent?: Values;
  /** When it was last written of, in milliseconds since 1970. */
  readonly time: number;
  /** A state was seen that has it. */
  readonly seen: boolean;
}

/** One object that the stack's state holds. */
export interface Held {
  readonly path: string;
  readonly class: string;
  readonly id: string;
  readonly outputs: Values;
  /** It was deleted to be replaced, and what replaces it is still to be made. */
  readonly pendingReplacement?: true;
}

/** What the stack's state holds, or why that could not be found out. */
export type State =
  | {
      readonly known: true;
      readonly objects: readonly Held[];
      holder(className: string, id: string): Held | undefined;
    }
  | { readonly known: false; readonly reason: string };

/** An object that was made in an account, by which that account can be known again. */
export interface Witness {
  readonly class: string;
  readonly id: string;
  readonly customer: string | undefined;
}

/**
 * What is remembered of a stack's objects across runs, so that whose an object is can be proven after a run was killed.
 * Every write is on the disk when its promise resolves; one that fails is told once and counts as done.
 */
export interface Memory {
  /** Resolves once it is known, and told, what a run that was ended has left behind. */
  settled(): Promise<void>;
  /** What is remembered for a resource and was not deleted, the newest first. */
  of(path: string): readonly Entry[];
  /** POSTs for objects of a class whose answers nobody got. */
  open(className: string): readonly Entry[];
  /** The resource that an object was made for. */
  owner(className: string, id: string): string | undefined;
  /** A POST is about to be sent. */
  begin(path: string, customer: string | undefined, sent: Values): Promise<void>;
  /** A POST is sent again, and the one before it may still be carried out. */
  lost(path: string, customer: string | undefined, sent: Values): Promise<void>;
  /** The POST surely made nothing. */
  refused(path: string): Promise<void>;
  /** The resource has this object. */
  made(path: string, id: string, customer: string | undefined): Promise<void>;
  /** A PATCH is about to be sent; the outputs will carry this version, and these arguments are declared. */
  patching(path: string, id: string, version: number, declared: readonly string[]): Promise<void>;
  /** The version that the last PATCH was to give the outputs. */
  version(className: string, id: string): number | undefined;
  /** The arguments that were declared when the last PATCH was sent. */
  declared(className: string, id: string): readonly string[];
  /** A DELETE is about to be sent. */
  deleting(path: string, id: string): Promise<void>;
  /** The object is gone, and what was below it. */
  gone(path: string, id: string): Promise<void>;
  /** The resource gives up what stays in the account. */
  left(path: string, id: string): Promise<void>;
  /** A DELETE was refused, or what was to be deleted or patched was read and is there. */
  kept(path: string, id: string, version?: number): Promise<void>;
  /** Whether a deletion was begun or carried out, and when. */
  removal(className: string, id: string): { readonly done: boolean; readonly time: number } | undefined;
  /** When an object was last written of, in milliseconds since 1970; 0 for never, and for one that was deleted. */
  writtenAt(className: string, id: string): number;
  /** When an object of a class was last deleted, in milliseconds since 1970; 0 for never. */
  lastRemoval(className: string): number;
  /** The accounts other than this one that the stack's objects carry. */
  otherAccounts(account: string): Promise<readonly string[]>;
  /** Objects of the stack that were made in an account. */
  witnesses(account: string): Promise<readonly Witness[]>;
  /** An account has proven to be this one: what is remembered of it holds here as well. */
  absorb(account: string): Promise<void>;
  /** What the stack's state holds; asked for once in a run. */
  state(): Promise<State>;
}

const nothing = Promise.resolve();

/** Remembers nothing: for commands, for functions, and where no journal is wanted. */
export const noMemory: Memory = {
  settled: () => nothing,
  of: () => [],
  open: () => [],
  owner: () => undefined,
  begin: () => nothing,
  lost: () => nothing,
  refused: () => nothing,
  made: () => nothing,
  patching: () => nothing,
  version: () => undefined,
  declared: () => [],
  deleting: () => nothing,
  gone: () => nothing,
  left: () => nothing,
  kept: () => nothing,
  removal: () => undefined,
  writtenAt: () => 0,
  lastRemoval: () => 0,
  otherAccounts: () => Promise.resolve([]),
  witnesses: () => Promise.resolve([]),
  absorb: () => nothing,
  state: () => Promise.resolve({ known: false, reason: "no journal is kept" }),
};
