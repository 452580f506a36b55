import { basename, resolve } from "node:path";
import { openFromEnvironment } from "../account";
import { UsageError } from "../command";
import { interruptible } from "../interrupt";
import type { Io } from "../io";
import { counted, Progress } from "../progress";
import type { Account } from "./account";
import { exported, owned, owner } from "./classes";
import { collect, type Selection } from "./collect";
import { customerText, Writing, wordsFor } from "./customerText";
import { Folder } from "./folder";
import { Names } from "./names";
import { projectFiles, projectName, type Summary, setting } from "./project";

/** What is exported, and where to. */
export type Request = Omit<Selection, "customers"> & {
  out: string;
  customer?: string[];
  /** Customers in one file; by the size of the account where it is left out. */
  perFile?: number;
  project?: string;
  force?: boolean;
};

/** More files than this in one folder help nobody. */
const MOST_FILES = 1000;
const SECRETS_TOLD = 20;

/** Writes an account as a Pulumi project. */
export async function exportAccount(request: Request, io: Io): Promise<void> {
  for (const name of request.skip ?? []) {
    const classes = owned.map((entity) => entity.name);
    if (!classes.includes(name))
      throw new UsageError(`--skip takes ${classes.join(", ")}; it is ${JSON.stringify(name)}.`);
  }
  const folder = new Folder(request.out, request.force ?? false);
  const progress = new Progress(io.stderr);
  const session = openFromEnvironment(io, (line) => progress.line(line));
  const { customer, ...rest } = request;
  const selection = { ...rest, ...(customer && { customers: [...new Set(customer)] }) };
  try {
    const account = await interruptible((stopped) => collect(session, selection, progress, stopped));
    const summary = write(account, request, folder, progress);
    tellSummary(summary, account, folder, progress);
  } finally {
    progress.clear();
    session.api.close();
  }
}

function write(account: Account, request: Request, folder: Folder, progress: Progress): Summary {
  const { customers } = account;
  const perFile = request.perFile ?? Math.max(1, Math.ceil(customers.length / MOST_FILES));
  const writing = new Writing();
  const modules: string[] = [];
  progress.begin("Writing customers", customers.length);
  for (let start = 0; start < customers.length; start += perFile) {
    const group = customers.slice(start, start + perFile);
    const secretsBefore = writing.secrets.length;
    const variables = new Names(["pulumi", "telecom", "config"]);
    const resources = group.map((one) => writing.resourceName(owner, wordsFor(owner, one), one.id));
    const parts = group.map((one, index) =>
      customerText(
        { customer: one, objects: account.objectsOf(one.id) },
        resources[index]!,
        writing,
        variables,
        perFile === 1,
      ),
    );
    const name =
      perFile === 1 ? fileName(resources[0]!) : `part-${String(modules.length + 1).padStart(4, "0")}`;
    folder.write(`customers/${name}.ts`, head(writing.secrets.length > secretsBefore) + parts.join("\n"));
    modules.push(`customers/${name}`);
    progress.add(group.length);
  }
  progress.clear();
  const project = request.project ?? projectName(basename(resolve(request.out)));
  const counts = new Map(
    exported.flatMap(({ name }) => {
      const count = writing.counts.get(name);
      return count === undefined ? [] : [[name, count] as const];
    }),
  );
  const summary = {
    project,
    counts,
    secrets: writing.secrets,
    undeclared: writing.undeclared,
    warnings: account.warnings,
  };
  for (const [name, text] of Object.entries(projectFiles(summary, modules))) folder.write(name, text);
  return summary;
}

function head(hasSecrets: boolean): string {
  const config = ['import * as pulumi from "@pulumi/pulumi";', "", "const config = new pulumi.Config();"];
  const telecom = 'import * as telecom from "pulumi-telecom-center";';
  return `${(hasSecrets ? [config[0], telecom, "", config[2]] : [telecom]).join("\n")}\n\n`;
}

// Windows keeps these names, whatever follows the dot.
function fileName(resource: string): string {
  return /^(con|prn|aux|nul|com\d|lpt\d)$/.test(resource) ? `customer-${resource}` : resource;
}

function tellSummary(summary: Summary, account: Account, folder: Folder, progress: Progress): void {
  const { counts, secrets, undeclared, warnings } = summary;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const classes = [...counts].map(([name, count]) => `${name} ${count}`).join(", ");
  progress.line(`${counted(total, "resource")} written to ${folder.path}${classes ? ` (${classes})` : ""}.`);
  for (const [name, count] of account.skipped)
    progress.line(`${counted(count, name)} left out, as asked for.`);
  for (const { of, reason } of undeclared) progress.line(`warning: ${of} is not declared: ${reason}.`);
  for (const warning of warnings) progress.line(`warning: ${warning}`);
  if (secrets.length > 0) {
    progress.line(`Before the first preview, set ${counted(secrets.length, "secret")}:`);
    for (const secret of secrets.slice(0, SECRETS_TOLD)) progress.line(`  ${setting(secret)}`);
    if (secrets.length > SECRETS_TOLD)
      progress.line(`  and ${secrets.length - SECRETS_TOLD} more, in README.md`);
  }
  progress.line(`Next: cd ${folder.path} && npm install && pulumi preview. README.md there tells the rest.`);
}
