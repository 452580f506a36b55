import { version } from "../../manifest";
import { counted } from "../../terminal/progress";
import { KEPT_FILE } from "../naming/kept";
import { slug } from "../naming/names";
import type { Secret, Undeclared } from "./assemble";

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** A project name that Pulumi takes. */
export function projectName(folder: string): string {
  return slug(folder) || "telecom-center-export";
}

/** What is told of an export. */
export interface Summary {
  project: string;
  /** Resources by class. */
  counts: ReadonlyMap<string, number>;
  secrets: readonly Secret[];
  /** Secrets that the account hides, which the program does not say. */
  hidden: readonly Secret[];
  undeclared: readonly Undeclared[];
  warnings: readonly string[];
}

/** The files of a Pulumi project around the customers' own. */
export function projectFiles(summary: Summary, modules: readonly string[]): Record<string, string> {
  const { project } = summary;
  return {
    "Pulumi.yaml": [
      `name: ${project}`,
      "description: An account of telecom.center, taken over as it is",
      "runtime:",
      "  name: nodejs",
      "  options:",
      "    # Compiled without type checks at each run: `npx tsc --noEmit` does those.",
      "    typescript: false",
      "    nodeargs: --require pulumi-telecom-center/quick --require ts-node/register/transpile-only",
      "",
    ].join("\n"),
    "package.json": json({
      name: project,
      private: true,
      main: "index.ts",
      dependencies: { "@pulumi/pulumi": "^3.216.0", "pulumi-telecom-center": `^${version()}` },
      devDependencies: { "@types/node": "^20.19.0", "ts-node": "^10.9.2", typescript: "^5.9.3" },
    }),
    "tsconfig.json": json({
      compilerOptions: {
        target: "es2022",
        module: "commonjs",
        moduleResolution: "node",
        strict: true,
        skipLibCheck: true,
      },
      files: ["index.ts"],
    }),
    ".gitignore": "node_modules/\n",
    "index.ts": `${["// The customers of the account.", ...modules.map((name) => `import "./${name}";`)].join("\n")}\n`,
    "README.md": readme(summary),
  };
}

/** How a secret is set. */
export const setting = ({ key }: Secret) => `pulumi config set --secret ${key}`;

/** What a project of a language needs before Pulumi can run it. */
export const INSTALL = {
  typescript: ["npm install"],
  python: [
    "npx telecom-center plugin install",
    "python -m venv venv && venv/bin/pip install -r requirements.txt",
  ],
  yaml: ["npx telecom-center plugin install"],
};

/** What a reader of the project has to know. */
export function readme(
  { project, counts, secrets, hidden, undeclared, warnings }: Summary,
  language: keyof typeof INSTALL = "typescript",
): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rows = [...counts].map(([name, count]) => `| ${name} | ${count} |`);
  return [
    `# ${project}`,
    "",
    `An account of telecom.center as a Pulumi program: ${counted(total, "resource")}, each with the resource option \`import\`.`,
    "",
    "| class | resources |",
    "|---|---|",
    ...rows,
    "",
    "## Taking the account over",
    "",
    "```sh",
    ...INSTALL[language],
    "pulumi stack init production",
    "pulumi config set telecom-center:username USERNAME",
    "pulumi config set --secret telecom-center:password",
    ...(secrets.length > 0 ? ["# and the secrets of the list below"] : []),
    "pulumi preview   # says of each object that it is taken over as it is; fails where the account has changed since",
    "pulumi up        # writes the stack's state, and nothing to the account",
    "```",
    "",
    "A folder, a bucket or a database as backend has the whole state written anew for each object. For a large account",
    "`npx telecom-center up` does the same as `pulumi up` with one write of it.",
    "",
    "From then on the `import` options do nothing; they may stay. Arguments that equal the API's documented defaults are",
    "left out. Customers are protected: Pulumi deletes one only after `protect: false` was deployed.",
    "",
    `\`telecom-center export --force\` into this folder brings it up to date. \`${KEPT_FILE}\` keeps what is called how: commit it along.`,
    "Files of the export that were edited are told and replaced; what is not of an export stays.",
    "",
    ...section(
      "Secrets to set",
      "The account shows these, and they must not stand in a file. Taking over neither compares nor writes them; they are\nwritten when they change later.",
      secrets.map((secret) => `- \`${setting(secret)}\`: ${secret.of}`),
    ),
    ...section(
      "Passwords that the account hides",
      "The program does not say them, so that nothing is needed to take over: they stay as they are. To have one managed, set\nit and declare the argument.",
      hidden.map(
        (secret) =>
          `- \`${setting(secret)}\`, and \`${secret.argument}: config.requireSecret(${JSON.stringify(secret.key)})\`: ${secret.of}`,
      ),
    ),
    ...section(
      "Not declared",
      "What can't be understood, or what a program can't say. These objects stay as they are; what belongs to them refers to\ntheir ids.",
      undeclared.map(({ of, reason }) => `- ${of}: ${reason}`),
    ),
    ...section(
      "While it was read",
      "",
      warnings.map((warning) => `- ${warning}`),
    ),
  ].join("\n");
}

function section(title: string, text: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [`## ${title}`, "", ...(text ? [text, ""] : []), ...lines, ""];
}
