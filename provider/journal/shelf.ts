import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { classOf } from "../lifecycle/owning/identity";
import { type Line, parseText, type Scope } from "./lines";
import { Records } from "./records";

/** Whose lines a journal's file holds: one stack of that name may have had several backends and accounts. */
export function scopesIn(path: string): Scope[] {
  return existsSync(path) ? scopesOf(linesIn(path)).map(({ scope }) => scope) : [];
}

/**
 * What the other journals of a folder know of objects.
 *
 * @param isOwn - tells the scopes that are not another's
 * @returns a function that names the stack that has an object, or something below it; undefined where none is known
 */
export function hadElsewhere(
  folder: string,
  isOwn: (scope: Scope) => boolean,
): (address: string, className: string, id: string) => string | undefined {
  const holders = new Map<string, string>();
  for (const path of filesIn(folder)) {
    const lines = linesIn(path);
    for (const { key, scope } of scopesOf(lines)) if (!isOwn(scope)) noteAll(holders, scope, key, lines);
  }
  return (address, className, id) => holders.get(keyOf(address, className, id));
}

const keyOf = (address: string, className: string, id: string) => JSON.stringify([address, className, id]);

function noteAll(holders: Map<string, string>, scope: Scope, key: string, lines: readonly Line[]): void {
  const records = new Records();
  for (const line of lines) if (line[1] === key) records.apply(line);
  const name = `${scope.project}/${scope.stack} in ${scope.backend}`;
  for (const { path, id, customer, removal } of records.all()) {
    if (removal === "done") continue;
    if (id !== undefined) holders.set(keyOf(scope.address, classOf(path), id), name);
    if (customer !== undefined) holders.set(keyOf(scope.address, "Customer", customer), name);
  }
}

function scopesOf(lines: readonly Line[]): { key: string; scope: Scope }[] {
  const scopes = new Map(lines.flatMap((line) => (line[0] === "scope" ? [[line[1], line[2]] as const] : [])));
  return [...scopes].map(([key, scope]) => ({ key, scope }));
}

function linesIn(path: string): readonly Line[] {
  const { lines, newer } = parseText(readFileSync(path, "utf8"));
  if (newer === undefined) return lines;
  throw new Error(`${path} was written by a newer release (form ${newer}); update pulumi-telecom-center`);
}

function filesIn(folder: string): string[] {
  const projects = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return projects.flatMap(({ name }) =>
    readdirSync(join(folder, name))
      .filter((file) => file.endsWith(".jsonl"))
      .map((file) => join(folder, name, file)),
  );
}
