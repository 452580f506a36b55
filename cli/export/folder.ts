import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CommandError } from "../command";

/** The folder of an export. It is made before anything is read, so that a bad path is told at once. */
export class Folder {
  constructor(
    readonly path: string,
    force: boolean,
  ) {
    if (existsSync(path) && !statSync(path).isDirectory()) {
      throw new CommandError(`${path} is a file: --out takes a folder.`);
    }
    mkdirSync(path, { recursive: true });
    if (!force && readdirSync(path).length > 0) {
      throw new CommandError(
        `${path} is not empty. Choose another folder, or write over what is there with --force.`,
      );
    }
  }

  write(name: string, text: string): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
