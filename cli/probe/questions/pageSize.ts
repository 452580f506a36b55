import type { Query } from "../../../provider/api";
import { found, told, Unknown } from "../lab/answer";
import type { Lab } from "../lab/lab";
import type { Reply } from "../lab/talk";
import { isRefusedList } from "./outcome";
import { NOTHING, type Question } from "./question";

/** A size that no list has, and that every database takes for a number. */
const HUGE = 1_000_000;
/** The largest page that is really fetched. */
const MOST_FETCHED = 5_000;
/** The lists that may be long enough to show how long a page is. */
const LONG_LISTS = [
  "customers",
  "termination_cdrs",
  "available_did_numbers",
  "termination_gateways",
  "termination_routes",
  "incoming_trunks",
  "external_account_routes",
  "sip_device_routes",
];
/** Lists that are empty: their answers cost nothing, whatever the size of the page. The first that is not refused counts. */
const EMPTY_LISTS: readonly [type: string, filter: Query["filter"]][] = [
  ["customers", { id: 999_999_999_999_999 }],
  ["termination_gateways", { "customer.id": "999999999999999" }],
  ["incoming_trunks", { "customer.id": "999999999999999" }],
];

/** The size of a page in the links of a list. */
function linkedSize({ document }: Reply): number | undefined {
  const links = document?.links as Record<string, unknown> | null | undefined;
  for (const link of Object.values(links ?? {})) {
    const href = typeof link === "object" && link !== null ? (link as { href?: unknown }).href : link;
    const [, size] = /[?&]page(?:%5B|\[)size(?:%5D|\])=(\d+)/i.exec(String(href)) ?? [];
    if (size !== undefined) return Number(size);
  }
  return undefined;
}

const countOf = ({ document }: Reply): number | undefined => {
  const count = Number(
    (document?.meta as { record_count?: unknown } | undefined)?.record_count ?? Number.NaN,
  );
  return Number.isInteger(count) ? count : undefined;
};

async function empty(lab: Lab, size?: number): Promise<Reply> {
  const page = size === undefined ? {} : { page: { size } };
  const index = (lab.known.get("empty list") as number | undefined) ?? 0;
  const [type, filter] = EMPTY_LISTS[index]!;
  const reply = await lab.talk.list(type, { filter, ...page });
  if (size !== undefined || !isRefusedList(reply) || index === EMPTY_LISTS.length - 1) return reply;
  lab.known.set("empty list", index + 1);
  return empty(lab);
}

/** A page of a list that has more objects than the page. */
async function fullPage(lab: Lab): Promise<Reply | undefined> {
  for (const type of LONG_LISTS) {
    const reply = await lab.talk.list(type);
    if (!reply.ok || reply.list.length === 0) continue;
    const { length } = reply.list;
    const total = countOf(reply) ?? (await behind(lab, type, length));
    if (total > length) return reply;
  }
  return undefined;
}

async function behind(lab: Lab, type: string, length: number, size?: number): Promise<number> {
  const second = await lab.talk.list(type, { page: { number: 2, ...(size !== undefined && { size }) } });
  return length + second.list.length;
}

async function usualSize(lab: Lab): Promise<{ usual: number | null; said: string }> {
  const reply = await empty(lab);
  if (isRefusedList(reply)) throw new Unknown(told(reply), reply.words);
  const linked = linkedSize(reply);
  if (linked !== undefined) return { usual: linked, said: told(reply, `links to pages of ${linked}`) };
  const full = await fullPage(lab);
  if (!full)
    return { usual: null, said: "no list has more objects than its page, and no link tells its size" };
  return {
    usual: full.list.length,
    said: told(full, `${full.list.length} objects of more`),
  };
}

/** The largest size that is not refused: at first the numbers that the refusal itself tells, then by halves. */
async function largestTaken(lab: Lab, refusal: Reply): Promise<number> {
  const isTaken = async (size: number) => !isRefusedList(await empty(lab, size));
  const hints = [...refusal.words.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  for (const hint of new Set(hints)) {
    if (hint < 1 || hint >= HUGE) continue;
    if ((await isTaken(hint)) && !(await isTaken(hint + 1))) return hint;
  }
  let [low, high] = [0, HUGE];
  for (let size = 1; size < HUGE; size *= 10) {
    if (!(await isTaken(size))) {
      high = size;
      break;
    }
    low = size;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await isTaken(middle)) low = middle;
    else high = middle;
  }
  if (low === 0) throw new Unknown(told(refusal), refusal.words);
  return low;
}

/** The size to which a page is cut, where no link tells it: by a page of a list that is longer. */
async function cutSize(lab: Lab): Promise<{ size: number; reply: Reply } | undefined> {
  for (const type of LONG_LISTS) {
    const reply = await lab.talk.list(type, { page: { size: MOST_FETCHED } });
    const { length } = reply.list;
    if (!reply.ok || length === 0) continue;
    if (length >= MOST_FETCHED) return undefined;
    const total = countOf(reply) ?? (await behind(lab, type, length, MOST_FETCHED));
    if (length < total) return { size: length, reply };
  }
  return undefined;
}

export const pageSize: Question = {
  key: "pageSize",
  reads: true,
  requests: 5,
  sends:
    "GET of an empty list with page sizes up to 1,000,000, and of longer lists where its links don't tell their size",
  learns: "how many objects a page has, how many it may have, and what happens above that",
  undo: NOTHING,
  async ask(lab) {
    const { usual, said } = await usualSize(lab);
    const huge = await empty(lab, HUGE);
    if (isRefusedList(huge)) {
      const largest = await largestTaken(lab, huge);
      return found({ usual, largest, above: "refused" }, `${said}; ${told(huge)}`, huge.words);
    }
    const linked = linkedSize(huge);
    if (linked === HUGE)
      return found(
        { usual, largest: null, above: null },
        `${said}; ${told(huge, "such a page")}: no limit was found`,
      );
    if (linked !== undefined)
      return found(
        { usual, largest: linked, above: "cut" },
        `${said}; ${told(huge, `links to pages of ${linked}`)}`,
      );
    const cut = await cutSize(lab);
    if (!cut)
      throw new Unknown(`${said}; ${told(huge)}, and no list is long enough to show where a page is cut`);
    return found(
      { usual, largest: cut.size, above: "cut" },
      `${said}; ${told(cut.reply, `${cut.size} objects of more`)}`,
    );
  },
};
