import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import type { SecretsProvider } from "./secretsProvider";

type Config = Record<string, string | { secure: string }>;

/** A stack's settings file, `Pulumi.<stack>.yaml`, read and written without starting the engine. */
export class Settings {
  constructor(
    private readonly file: string,
    private readonly project: string,
    private readonly provider: SecretsProvider,
  ) {}

  /** Adds to what the file says, which a program's own folder may have brought; the key is the stack's own. */
  add(config: Config): void {
    const content = existsSync(this.file) ? parse(readFileSync(this.file, "utf8")) : {};
    const all = { ...content, ...this.provider.settings, config: { ...content?.config, ...config } };
    writeFileSync(this.file, stringify(all));
  }

  /** What `pulumi config rm` does. */
  remove(key: string): void {
    const { config, ...content } = parse(readFileSync(this.file, "utf8"));
    delete config[key];
    writeFileSync(this.file, stringify({ ...content, config }));
  }

  /** What `pulumi config set --secret` would write; undefined where the engine alone can do it. */
  secret(value: string): { secure: string } | undefined {
    return this.provider.encrypt && { secure: this.provider.encrypt(value) };
  }

  /** A key's full name: one without a namespace is the project's own. */
  nameOf(key: string): string {
    return key.includes(":") ? key : `${this.project}:${key}`;
  }
}
