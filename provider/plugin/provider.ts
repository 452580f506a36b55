import { openAccount } from "../adapter/account";
import { type Configured, configuredWith, Operations, unconfigured } from "../adapter/operations";
import type { Configuration } from "../adapter/settings/configuration";
import { Freshness } from "../adapter/settings/freshness";
import { LifecycleError, type Session, type Values } from "../lifecycle";
import { isDeclared, toConfiguration } from "./configuration";
import { call } from "./functions";
import { entityOf } from "./protocol/tokens";
import { ResourceClass } from "./resource";

/** One process of the plugin: one provider of a stack, with its account. */
export class PluginProvider {
  #configured: Configured = unconfigured;
  #freshness = new Freshness();
  #cancelled = false;
  readonly #classes = new Map<string, ResourceClass>();

  constructor(
    private readonly open: (configuration: Configuration) => Session = (configuration) =>
      openAccount(configuration, (line) => console.error(line)),
  ) {}

  /** @param urn - the provider's own */
  configure(urn: string | undefined, values: Values): void {
    const configuration = toConfiguration({ urn, values });
    this.#configured = configuredWith(configuration.get, () => this.open(configuration));
    // The settings of a provider that the program declares stand in no stack's file.
    if (isDeclared(urn)) this.#freshness = new Freshness(undefined, () => true);
    this.#classes.clear();
  }

  /** The class of a resource's URN. */
  classOf(urn: string): ResourceClass {
    const type = urn.split("::")[2]?.split("$").at(-1) ?? "";
    const entity = entityOf(type);
    if (!entity) throw new LifecycleError(`telecom-center has no resource ${JSON.stringify(type)}.`);
    let known = this.#classes.get(entity.name);
    if (!known) {
      known = new ResourceClass(new Operations(entity, () => this.#configured, this.#freshness));
      this.#classes.set(entity.name, known);
    }
    return known;
  }

  call(token: string, args: Values): Promise<Values> {
    return call(() => this.#configured.session(), token, args);
  }

  /** The run is given up: what is being written is brought to its end, and nothing more is begun. */
  cancel(): void {
    this.#cancelled = true;
  }

  /** @throws LifecycleError once the run is given up */
  mayWrite(): void {
    if (this.#cancelled) throw new LifecycleError("Not begun: the run was cancelled.");
  }
}
