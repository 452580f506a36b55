import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export type Language = "javascript" | "esm" | "typescript";

/** A program: the text of its main file, several files by name, or a folder to copy. */
export type Program = string | Record<string, string> | { folder: string };

/** CommonJS starts in a fifth of the time of TypeScript, which Pulumi compiles at every run. */
const MAIN: Record<Language, string> = { javascript: "index.js", esm: "index.js", typescript: "index.ts" };

const TSCONFIG = {
  compilerOptions: {
    target: "es2022",
    module: "node16",
    moduleResolution: "node16",
    strict: true,
    skipLibCheck: true,
  },
};

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function projectFiles(project: string, language: Language): Record<string, string> {
  const files: Record<string, string> = {
    // YAML reads JSON.
    "Pulumi.yaml": json({
      name: project,
      runtime: { name: "nodejs", options: { typescript: language === "typescript" } },
    }),
    "package.json": json({
      name: project,
      private: true,
      main: MAIN[language],
      ...(language === "esm" && { type: "module" }),
    }),
  };
  if (language === "typescript") files["tsconfig.json"] = json(TSCONFIG);
  return files;
}

function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** Writes the program over what is there; a folder's own project files win over the generated ones. */
export function writeProgram(folder: string, project: string, language: Language, program: Program): void {
  writeFiles(folder, projectFiles(project, language));
  if (typeof program === "string") writeFiles(folder, { [MAIN[language]]: program });
  else if (isFolder(program)) cpSync(program.folder, folder, { recursive: true });
  else writeFiles(folder, program);
}

function isFolder(program: Exclude<Program, string>): program is { folder: string } {
  return Object.keys(program).length === 1 && "folder" in program;
}

export function removeProgram(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
