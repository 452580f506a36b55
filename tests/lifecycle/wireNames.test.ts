import { ApiError, type Detail } from "../../provider/api";
import { entityNamed } from "../../provider/entities";
import type { Session } from "../../provider/lifecycle";
import { withKnownNames } from "../../provider/lifecycle/doing/names";
import { type WireNames, wireName } from "../../provider/lifecycle/object/encode";

const customer = entityNamed("Customer");

function session() {
  const told: string[] = [];
  const settings = { terminationModeAttribute: "trm_mode", refused: new Set<string>() };
  return { told, settings, tell: (line: string) => told.push(line) } as unknown as Session & {
    told: string[];
  };
}

const refusal = (detail: Detail, status = 400) =>
  new ApiError(`answered ${status}`, {
    kind: "refused",
    method: "POST",
    path: "/customers",
    status,
    details: [detail],
    attempts: 1,
    requestNumber: 1,
  });

/** Sends under the names that the account does not refuse with that error; answers with all names that were sent. */
async function sentWith(run: Session, error: (name: string) => Error | undefined): Promise<string[]> {
  const sent: string[] = [];
  await withKnownNames(run, customer, ["terminationMode"], async (names: WireNames) => {
    const name = wireName(customer.attributes.terminationMode!, names);
    sent.push(name);
    const refused = error(name);
    if (refused) throw refused;
  });
  return sent;
}

const refusing = (detail: Detail) => (name: string) => (name === "trm_mode" ? refusal(detail) : undefined);

test.each<Detail>([
  { title: "Param not allowed", detail: "trm_mode is not allowed.", code: "105" },
  { title: "Bad Request", detail: "found unpermitted parameter: :trm_mode" },
  { title: "Invalid", detail: 'Unknown attribute "trm_mode" for Customer' },
  { detail: "`trm_mode` is not a valid attribute" },
  { title: "Param not allowed", pointer: "/data/attributes/trm_mode" },
])("a refused name gives way to the next one: %j", async (detail) => {
  const run = session();
  expect(await sentWith(run, refusing(detail))).toEqual(["trm_mode", "termination_mode"]);
  expect(run.told).toEqual([expect.stringContaining("termination_mode is sent in its place")]);
  expect(await sentWith(run, refusing(detail))).toEqual(["termination_mode"]);
});

test.each<Detail>([
  { title: "Invalid field value", detail: "x is not a valid trm_mode", code: "103" },
  {
    title: "is not included in the list",
    detail: "trm_mode - is not included in the list",
    pointer: "/data/attributes/trm_mode",
  },
  { title: "Value not allowed", detail: "customer is not allowed for trm_mode" },
  {
    title: "Invalid field value",
    detail: "trm_mode customer is not supported",
    pointer: "/data/attributes/trm_mode",
  },
  { title: "Param not allowed", detail: "other_trm_mode is not allowed." },
])("a refused value is no refused name: %j", async (detail) => {
  const run = session();
  await expect(sentWith(run, refusing(detail))).rejects.toThrow("answered 400");
  expect(run.told).toEqual([]);
  expect(await sentWith(run, () => undefined)).toEqual(["trm_mode"]);
});

test("what others find out meanwhile does not hide that one's own name was refused", async () => {
  const run = session();
  const all = Array.from({ length: 6 }, () =>
    sentWith(run, refusing({ detail: "trm_mode is not allowed." })),
  );
  expect(await Promise.all(all)).toEqual(all.map(() => ["trm_mode", "termination_mode"]));
  expect(run.told).toHaveLength(1);
});

test("an account that refuses every name is asked once for each", async () => {
  const run = session();
  const sent: string[] = [];
  const never = (name: string) => {
    sent.push(name);
    return refusal({ detail: `${name} is not allowed.` });
  };
  await expect(sentWith(run, never)).rejects.toThrow("answered 400");
  expect(sent).toEqual(["trm_mode", "termination_mode"]);
});
