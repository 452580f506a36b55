export { JournalFile } from "./file";
export { type InState, Journal, now } from "./journal";
export type { Scope } from "./lines";
export { journalFolder, journalPath, OFF } from "./place";
export type { Kept } from "./records";
export { hadElsewhere, scopesIn } from "./shelf";
