import { join } from "node:path";
import ts from "typescript";

const root = join(__dirname, "..", "..", "..");
// The programs lie below the package, whose node_modules have Pulumi, and are in memory only.
const folder = join(root, "examples", "compiled");

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  strict: true,
  noUncheckedIndexedAccess: true,
  esModuleInterop: true,
  noEmit: true,
  skipLibCheck: true,
  types: ["node"],
  typeRoots: [join(root, "node_modules", "@types")],
  baseUrl: root,
  paths: {
    "pulumi-telecom-center": ["sdk/index.ts"],
    "pulumi-telecom-center/testing": ["sandbox/testing.ts"],
  },
};

/** What the compiler says of programs that import the package, given by file name: none when they are sound. */
export function complaints(programs: Record<string, string>, further: ts.CompilerOptions = {}): string[] {
  const texts = new Map(Object.entries(programs).map(([name, text]) => [join(folder, name), text]));
  const all = { ...options, ...further };
  const host = ts.createCompilerHost(all);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, language, ...rest) => {
    const text = texts.get(path);
    return text === undefined
      ? getSourceFile(path, language, ...rest)
      : ts.createSourceFile(path, text, language);
  };
  const compiled = ts.createProgram([...texts.keys()], all, host);
  return [...texts.keys()].flatMap((path) => {
    const file = compiled.getSourceFile(path);
    return [...compiled.getSyntacticDiagnostics(file), ...compiled.getSemanticDiagnostics(file)].map(
      ({ messageText, start }) => {
        const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
        return `${path.slice(folder.length + 1)}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
      },
    );
  });
}

/** The TypeScript programs on a page. */
export function typescriptBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, block]) => block!);
}
