import { type Entity, entityNamed } from "../../../entities";
import { mark } from "../../object/marks";
import type { Values } from "../../object/values";
import type { Session } from "../../session";
import { type Identity, identityIn } from "../identity";
import type { Witness } from "../memory";
import { type Account, AccountError, accountMark } from "./admissions";

/** How many objects are asked for before it is given up to prove that two accounts are one. */
const ASKED = 8;

/** The vendor's hosts: two accounts, whatever they show. */
const VENDORS = ["https://api.telecom.center", "https://api.sandbox.telecom.center"];

/** The outputs with the account that they come from. */
export function marked(session: Session, outputs: Values): Values {
  return { ...outputs, [mark.account]: accountMark(session.account) };
}

/**
 * Lets an operation on an object of the state pass: at once where its account is the one that the run talks to, and else only
 * where both are proven to be one.
 *
 * @param values - the outputs in the state
 * @throws AccountError
 */
export async function admit(session: Session, entity: Entity, id: string, values: Values): Promise<void> {
  const from = values[mark.account];
  if (typeof from !== "string" || from === accountMark(session.account)) return;
  const own = { class: entity.name, id, customer: values.customer };
  await admitFrom(session, identityIn(values), from, [own]);
}

/**
 * Lets a resource be made: only where what the stack has already is of the account that the run talks to. That is known
 * without a question where the journal of this account holds something of the stack.
 *
 * @throws AccountError
 */
export function admitNew(session: Session, identity: Identity | undefined): Promise<void> {
  return session.admissions.forStack(async () => {
    for (const from of await session.memory(identity).otherAccounts(accountMark(session.account)))
      await admitFrom(session, identity, from, []);
  });
}

function admitFrom(
  session: Session,
  identity: Identity | undefined,
  from: string,
  own: readonly { class: string; id: string; customer: unknown }[],
): Promise<void> {
  const short = "Another account than the one that this stack's objects were made in: see the first message.";
  return session.admissions
    .once(from, async () => {
      const memory = session.memory(identity);
      const proof =
        session.account.same ||
        (!isVendors(from, session.account) &&
          (await isProven(session, [...own, ...(await memory.witnesses(from))])));
      if (!proof) throw new AccountError(refusalOf(from, session.account));
      await memory.absorb(from);
    })
    .catch((error: unknown) => {
      throw error instanceof AccountError ? session.admissions.refusal(error.message, short) : error;
    });
}

/** One account shows an object of the stack under an id that the API gave, with the customer that the stack knows it by. */
async function isProven(
  session: Session,
  witnesses: readonly (Witness | { class: string; id: string; customer: unknown })[],
): Promise<boolean> {
  const given = witnesses.filter(({ class: className, customer }) => {
    const { origin, idArgument } = entityNamed(className);
    return origin === "created" && !idArgument && typeof customer === "string";
  });
  for (const { class: className, id, customer } of given.slice(0, ASKED)) {
    const remote = await session.reader.oneOf(entityNamed(className), id, customer);
    if (remote && remote.values.customer === customer) return true;
  }
  return false;
}

function isVendors(from: string, { address }: Account): boolean {
  const other = from.split(" ")[0]!;
  return other !== address && VENDORS.includes(other) && VENDORS.includes(address);
}

function refusalOf(from: string, now: Account): string {
  const [address, ...user] = from.split(" ");
  return [
    "This run talks to another account than the one that this stack's objects were made in, and nothing proves that both are one:",
    `  made in: ${address} as ${user.join(" ")}`,
    `  now:     ${now.address} as ${now.user}`,
    "  Nothing was written, and nothing was taken out of the state. Set telecom-center:baseUrl, environment and username to the account of the stack.",
    "  If it is the same account all the same, TELECOM_CENTER_SAME_ACCOUNT=true (telecom-center:sameAccount) for one run says so: what is",
    "  not found there then counts as gone.",
  ].join("\n");
}

/** Tells once in a run where its writes go. */
export function tellFirstWrite(session: Session): void {
  if (session.account.announced && session.ledger.isFirstWrite())
    session.tell(`Writing to ${session.account.address} as ${session.account.user}.`);
}
