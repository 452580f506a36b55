import { writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { openFromEnvironment } from "../account";
import { CommandError, UsageError } from "../command";
import { untilStopped } from "../terminal/interrupt";
import { type Io, print, tell } from "../terminal/io";
import { Progress } from "../terminal/progress";
import { exported, owned } from "./classes";
import type { Module } from "./code/declaration";
import { bulk, type Language, programFiles } from "./code/otherLanguages";
import { typescript } from "./code/typescript";
import { type Assembly, assemble } from "./files/assemble";
import { Folder } from "./files/folder";
import { projectFiles, projectName, readme, type Summary } from "./files/project";
import { jsonOf, listOf, textOf } from "./list";
import { isDeclared, Kept } from "./naming/kept";
import type { Account } from "./reading/account";
import { collect, type Selection } from "./reading/collect";
import { States } from "./reading/missing";
import { tellChanges, tellSummary } from "./tell";

/** What is exported, and where to. */
export type Request = Omit<Selection, "customers"> & {
  out?: string;
  customer?: string[];
  /** Customers in one file; by the size of the account where it is left out. */
  perFile?: number;
  project?: string;
  force?: boolean;
  /** Files of states: what they have is left out. */
  missingFrom?: string[];
  /** Prints what would be exported in place of writing it. */
  list?: boolean;
  format?: "text" | "json";
  language?: Language;
  /** The file for `pulumi import --file`, beside or in place of a program. */
  bulk?: string;
  /** Whether what had to be left out is a failure. */
  strict?: boolean;
};

/** More files than this in one folder help nobody. */
const MOST_FILES = 1000;

/**
 * Writes an account as a Pulumi project, or lists it.
 *
 * @returns the exit status
 */
export async function exportAccount(request: Request, io: Io): Promise<number | undefined> {
  checkOptions(request);
  const states = request.missingFrom && new States(request.missingFrom);
  const folder = request.out === undefined ? undefined : new Folder(request.out, request.force ?? false);
  const progress = new Progress(io.stderr);
  const session = openFromEnvironment(io, (line) => progress.line(line));
  const { customer, ...rest } = request;
  const selection = { ...rest, ...(customer && { customers: [...new Set(customer)] }) };
  try {
    return await untilStopped(
      async () => {
        const account = await collect(session, selection, progress);
        if (states) account.narrow(wanted(states, folder));
        if (request.list) return list(account, request, io);
        if (!folder) return writeBulk(account, request, progress);
        return write(account, request, folder, progress);
      },
      () => folder?.left ?? "nothing was listed.",
    );
  } finally {
    progress.clear();
    session.api.close();
  }
}

function checkOptions({ skip = [], out, list, format, bulk, language }: Request): void {
  const classes = owned.map((entity) => entity.name);
  const unknown = skip.find((name) => !classes.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`--skip takes ${classes.join(", ")}; it is ${JSON.stringify(unknown)}.`);
  if (bulk !== undefined && list)
    throw new UsageError("--list prints, and --bulk writes: only one of them can be had.");
  if (language !== undefined && out === undefined) throw new UsageError("--language belongs to --out.");
  if (out === undefined && !list && bulk === undefined)
    throw new UsageError("required option '--out <dir>' not specified");
  if (out !== undefined && list)
    throw new UsageError("--list prints, and --out writes: only one of them can be had.");
  if (format !== undefined && !list) throw new UsageError("--format belongs to --list.");
}

// What this folder declares may have been deployed since, and is then in one of the states: it stays declared.
function wanted(states: States, folder: Folder | undefined) {
  const declared = new Set<string>();
  for (const { class: className, id, place } of folder?.kept.objects() ?? [])
    if (isDeclared(place)) declared.add(`${className}/${id}`);
  return (className: string, id: string) => !states.has(className, id) || declared.has(`${className}/${id}`);
}

async function list(account: Account, { format, strict }: Request, io: Io): Promise<number | undefined> {
  const objects = listOf(account);
  await print(io, format === "json" ? jsonOf(objects) : textOf(objects));
  for (const warning of account.warnings) tell(io, `warning: ${warning}`);
  return strict && account.strangers > 0 ? 1 : undefined;
}

async function write(
  account: Account,
  request: Request,
  folder: Folder,
  progress: Progress,
): Promise<number | undefined> {
  const { kept, taken } = folder;
  const { customers } = account;
  const perFile =
    request.perFile ?? kept.customersPerFile ?? Math.max(1, Math.ceil(customers.length / MOST_FILES));
  const isPart = request.customer !== undefined;
  const modules: Module[] = [];
  const assembly = assemble(account, kept, taken, { perFile, isPart }, (module) => void modules.push(module));
  kept.customersPerFile = perFile;
  kept.project = request.project ?? kept.project ?? projectName(basename(resolve(request.out!)));
  const summary = summaryOf(kept.project, assembly, account);
  const language = request.language ?? "typescript";
  const files = filesOf(language, summary, assembly, modules);
  if (request.bulk !== undefined) writeFileSync(request.bulk, bulk(modules));
  const staying = assembly.paths.map((path) => `${path}.ts`).filter((name) => !files.has(name));
  const changes = folder.changes(files, staying);
  tellChanges(changes, progress);
  await folder.write(files, changes);
  tellSummary(summary, account, folder.path, language, progress);
  return request.strict && assembly.undeclared.length + account.strangers > 0 ? 1 : undefined;
}

function filesOf(
  language: Language,
  summary: Summary,
  { paths }: Assembly,
  modules: readonly Module[],
): Map<string, string> {
  if (language === "typescript") {
    const own = modules.map((module) => [`${module.path}.ts`, typescript(module)] as const);
    return new Map([...own, ...Object.entries(projectFiles(summary, paths))]);
  }
  if (paths.length > modules.length)
    throw new CommandError(
      `The folder declares customers beside the chosen ones, which an export in ${language} would leave out: export all of them. Nothing was written.`,
    );
  return new Map([
    ...programFiles(language, summary.project, modules),
    ["README.md", readme(summary, language)],
  ]);
}

/** Writes what `pulumi import --file` takes, and no program. */
function writeBulk(
  account: Account,
  { bulk: file, strict }: Request,
  progress: Progress,
): number | undefined {
  const modules: Module[] = [];
  const layout = { perFile: Math.max(1, account.customers.length), isPart: false };
  const { undeclared } = assemble(account, new Kept(), [], layout, (module) => void modules.push(module));
  writeFileSync(file!, bulk(modules));
  for (const { of, reason } of undeclared) progress.line(`warning: ${of} is left out: ${reason}.`);
  for (const warning of account.warnings) progress.line(`warning: ${warning}`);
  progress.line(`Written: ${file}. Next: pulumi import --file ${file}`);
  return strict && undeclared.length + account.strangers > 0 ? 1 : undefined;
}

function summaryOf(project: string, assembly: Assembly, { warnings }: Account): Summary {
  const { counts, secrets, hidden, undeclared } = assembly;
  const ordered = exported.flatMap(({ name }) => {
    const count = counts.get(name);
    return count === undefined ? [] : [[name, count] as const];
  });
  return { project, counts: new Map(ordered), secrets, hidden, undeclared, warnings };
}
