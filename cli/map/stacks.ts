import type { Held, MapCustomer } from "../../map";
import { argumentNames, entityNamed } from "../../provider/entities";
import { type Remote, sameValue } from "../../provider/lifecycle";
import type { StateObject } from "../../provider/stack/state";
import { objectsOf } from "../export/reading/missing";

interface Kept {
  readonly stack: string;
  readonly object: StateObject;
}

/** What some stacks say of an account, by the files that `pulumi stack export` wrote of them. */
export class Stacks {
  private readonly byObject = new Map<string, Kept[]>();
  private readonly seen = new Set<string>();

  /** @throws CommandError for a file that is no state */
  constructor(files: readonly string[]) {
    for (const object of files.flatMap(objectsOf)) {
      const key = keyOf(object.class, object.id);
      const [stack, project] = object.urn.slice("urn:pulumi:".length).split("::");
      this.byObject.set(key, [...(this.byObject.get(key) ?? []), { stack: `${project}/${stack}`, object }]);
    }
  }

  /** What they say of an object of the account: only what a program declares counts. */
  of(className: string, remote: Remote): Held {
    const key = keyOf(className, remote.id);
    this.seen.add(key);
    const kept = this.byObject.get(key) ?? [];
    const differs = [...new Set(kept.flatMap(({ object }) => differencesOf(object, remote)))];
    return { stacks: stacksOf(kept), ...(differs.length > 0 && { differs }) };
  }

  /**
   * Adds what the stacks have and the account does not.
   *
   * @param isWhole - whether all customers of the account were read, so that others are gone as well
   */
  withGone(customers: readonly MapCustomer[], isWhole: boolean): MapCustomer[] {
    const byId = new Map(customers.map((one) => [one.id, copyOf(one)]));
    // An object of a provider that the program declares may be another account's.
    const gone = [...this.byObject].filter(
      ([key, kept]) => !this.seen.has(key) && kept.some(({ object }) => object.provider === undefined),
    );
    for (const [, kept] of gone) {
      const { object } = kept[0]!;
      const isCustomer = object.class === "Customer";
      const id = isCustomer ? object.id : textOf(object.inputs.customer ?? object.outputs.customer);
      if (!byId.has(id) && isWhole && id !== "") byId.set(id, emptied(id));
      const customer = byId.get(id);
      if (customer && isCustomer)
        byId.set(id, { ...customer, name: textOf(object.inputs.name), ...held(kept) });
      else if (customer) place(customer, object, held(kept));
    }
    return [...byId.values()];
  }
}

const keyOf = (className: string, id: string): string => `${className}/${id}`;
const stacksOf = (kept: readonly Kept[]): string[] => [...new Set(kept.map(({ stack }) => stack))].sort();
const held = (kept: readonly Kept[]): Held => ({ stacks: stacksOf(kept), gone: true });
const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

function differencesOf({ class: className, inputs }: StateObject, { values }: Remote): string[] {
  const entity = entityNamed(className);
  return argumentNames(entity).flatMap((name) => {
    const { secret, writeOnly, local } = entity.attributes[name] ?? {};
    const [declared, found] = [inputs[name], values[name]];
    if (secret || writeOnly || local || declared === undefined || found === undefined) return [];
    // A value that the program made a secret stands there encrypted.
    if (isEncrypted(declared) || sameValue(entity, name, declared, found)) return [];
    return [
      `${name} is ${JSON.stringify(found)} in the account, and ${JSON.stringify(declared)} in the stack`,
    ];
  });
}

const isEncrypted = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);

type Draft = {
  -readonly [Name in keyof MapCustomer]: MapCustomer[Name] extends readonly (infer One)[]
    ? One[]
    : MapCustomer[Name];
};

const copyOf = (one: MapCustomer): Draft => ({
  ...one,
  ...{ trunks: [...one.trunks], numbers: [...one.numbers], gateways: [...one.gateways] },
  ...{ routes: [...one.routes], accounts: [...one.accounts], limits: [...one.limits] },
});

const emptied = (id: string): Draft => ({
  ...{ id, name: "", trunks: [], numbers: [], gateways: [], routes: [], accounts: [] },
  limits: ["the account does not have this customer"],
});

const NO_REWRITING = { srcRule: "", srcResult: "", dstRule: "", dstResult: "" };

/** Puts an object that is gone where it was, by what the stack declares. */
function place(customer: Draft, { class: className, id, inputs, outputs }: StateObject, held: Held): void {
  const text = (name: string) => textOf(inputs[name] ?? outputs[name]);
  const named = { id, name: text("name"), ...held };
  switch (className) {
    case "IncomingTrunk":
      customer.trunks.push({ ...named, domain: text("domain") });
      return;
    case "DidNumber":
      customer.numbers.push({ id, number: text("number"), enabled: inputs.enabled !== false, ...held });
      return;
    case "Gateway": {
      const port = Number(inputs.port ?? outputs.port ?? 5060);
      customer.gateways.push({ ...named, host: text("host"), port, rewriting: NO_REWRITING });
      return;
    }
    case "Route": {
      const prefixes = { to: text("dstPrefix"), from: text("srcPrefix") };
      customer.routes.push({ ...named, ...prefixes, gatewayId: text("gateway"), rewriting: NO_REWRITING });
      return;
    }
    default:
      customer.accounts.push({
        class: className,
        id,
        name: text(entityNamed(className).label) || id,
        ...held,
      });
  }
}
