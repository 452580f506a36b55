import { EntityProvider } from "../../provider/dynamic/provider";
import { entityNamed } from "../../provider/entities";
import {
  Admissions,
  Ledger,
  noBehaviour,
  noMemory,
  type Session,
  type Values,
} from "../../provider/lifecycle";
import { applied } from "./state";

// An account that must not be asked for anything.
const untouched = new Proxy(
  {},
  {
    get: (_target, name) => {
      throw new Error(`${String(name)} was used`);
    },
  },
);

function provider(name: string): EntityProvider {
  const session = {
    api: untouched,
    reader: untouched,
    settings: { terminationModeAttribute: "trm_mode", maxRetries: 0, checkBeforeCreate: undefined },
    tell: () => undefined,
    account: { address: "https://api.example", user: "operator", same: false, announced: true },
    admissions: new Admissions(),
    known: noBehaviour,
    ledger: new Ledger(),
    seal: () => "sealed",
    memory: () => noMemory,
  } as unknown as Session;
  const opened = new EntityProvider(entityNamed(name), () => session);
  opened.configure({ config: { get: () => undefined } });
  return opened;
}

const [OLD, NEW] = ["exports.handler=()=>old", "exports.handler=()=>new"];
const { inputs, outputs } = applied("Route", { customer: "1", gateway: "g1", name: "all" });
const news: Values = { ...inputs, __provider: NEW };

describe("a `__provider` text that changed", () => {
  const olds: Values = { ...outputs, __provider: OLD };

  test("is a change, so that it reaches the outputs, and no replacement", async () => {
    const { changes, replaces } = await provider("Route").diff("7d952482", olds, news);
    expect({ changes, replaces }).toEqual({ changes: true, replaces: [] });
  });

  test("is written to the state without a request", async () => {
    const { outs } = await provider("Route").update("7d952482", olds, news);
    expect(outs).toMatchObject(outputs);
  });
});

test("the same text and the same arguments are no change", async () => {
  const { changes } = await provider("Route").diff("7d952482", { ...outputs, __provider: NEW }, news);
  expect(changes).toBe(false);
});
