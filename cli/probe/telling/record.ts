import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Exchange, Json } from "../../../provider/api";
import { listed } from "../../../provider/entities";
import { isMembers } from "../lab/talk";
import type { Report } from "./report";
import { scrubbed } from "./scrub";

/** A request and its answer, without anything of the account. */
export interface Recorded {
  /** Its place among all of the run. */
  readonly n: number;
  readonly method: string;
  /** Path and query below the API's base. */
  readonly target: string;
  readonly sent?: Json;
  readonly status: number;
  readonly contentType?: string;
  /** The answer's document, or its text where it is none. */
  readonly answer?: Json;
}

type Members = Record<string, Json>;

/** Ids of the probe's own that stand for those that it picked. */
const FIRST_ID = 1_000_000_000;
/** The day that stands for any. */
const DAY = "2026-01-01";
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** What stands for an object of somebody else. */
const OTHER = "other";
const HOST = "https://api.example";

const attributeNames = new Set(
  listed.flatMap(({ attributes }) =>
    Object.values(attributes).flatMap(({ wire, aliases = [] }) => [wire, ...aliases]),
  ),
);
const relationshipNames = new Set(
  listed.flatMap(({ relationships }) => Object.values(relationships).map(({ wire }) => wire)),
);

/** Keeps the exchanges of each question; objects that are not the probe's own are kept as their types alone. */
export class Recorder {
  readonly #exchanges = new Map<string, (Exchange & { n: number })[]>();
  readonly #standIns = new Map<string, string>();
  /** Numbers that the probe asked for as sizes of pages, which refusals repeat. */
  readonly #sizes = new Set<string>();
  #key: string | undefined;
  #picked = 0;
  #given = 0;
  #noted = 0;

  /** What comes now belongs to this question; undefined: it is not kept. */
  begin(key: string | undefined): void {
    this.#key = key;
  }

  /** Notes an id that the probe chose, and those that follow it. */
  picked(id: number): number {
    const first = FIRST_ID + this.#picked * 10 + 1;
    this.#picked += 1;
    for (let offset = 0; offset < 10; offset++)
      this.#standIns.set(String(id + offset), String(first + offset));
    return id;
  }

  note(exchange: Exchange): void {
    if (this.#key === undefined) return;
    const kept = this.#exchanges.get(this.#key) ?? [];
    this.#noted += 1;
    this.#exchanges.set(this.#key, [...kept, { ...exchange, n: this.#noted }]);
    this.#learn(exchange);
  }

  /** Writes a file for each question, and the report beside them. */
  write(folder: string, report: Report): void {
    mkdirSync(folder, { recursive: true });
    for (const [key, exchanges] of this.#exchanges) {
      const all = exchanges.flatMap((exchange) => this.#scrub(exchange));
      const alike = all.map((one) => JSON.stringify({ ...one, n: 0 }));
      // What was asked again and again is told once.
      const told = all.filter((_, index) => alike[index] !== alike[index - 1]);
      const lines = told.map((one) => JSON.stringify(one));
      writeFileSync(join(folder, `${key}.json`), `[\n${lines.join(",\n")}\n]\n`);
    }
    writeFileSync(join(folder, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
  }

  // What answers a POST is the probe's own.
  #learn({ method, target, body, status }: Exchange): void {
    const [, size] = /page%5Bsize%5D=(\d+)/.exec(target) ?? [];
    if (size !== undefined) this.#sizes.add(size);
    if (method !== "POST" || status === undefined || status >= 300) return;
    const id = idIn(parsed(body));
    if (id === undefined || this.#standIns.has(id)) return;
    this.#given += 1;
    this.#standIns.set(id, `00000000-0000-4000-8000-${String(this.#given).padStart(12, "0")}`);
  }

  #scrub({ n, method, target, sent, status, contentType, body }: Exchange & { n: number }): Recorded[] {
    if (status === undefined) return [];
    const type = target.split(/[/?]/)[1] ?? "";
    const answer = this.#document(parsed(body), type) ?? (body ? this.#words(body) : undefined);
    return [
      {
        n,
        method,
        target: this.#own(target),
        ...(sent !== undefined && { sent: this.#ownIn(parsed(sent) ?? null) }),
        status,
        ...(contentType !== undefined && { contentType }),
        ...(answer !== undefined && { answer }),
      },
    ];
  }

  #document(document: Json | undefined, type: string): Json | undefined {
    if (!isMembers(document)) return undefined;
    const { data, included, errors, meta, links } = document;
    if (errors !== undefined) return { errors: this.#errors(errors) };
    const count = isMembers(meta) ? meta.record_count : undefined;
    const length = Array.isArray(data) ? data.length : 0;
    return {
      ...(data !== undefined && { data: this.#objects(data, type) }),
      ...(included !== undefined && { included: this.#objects(included, type) }),
      // How many there are is the account's own affair: only that there are more.
      ...(count !== undefined && { meta: { record_count: Math.min(Number(count), length + 1) } }),
      ...(links !== undefined && { links: this.#links(links) }),
    };
  }

  #objects(data: Json, type: string): Json {
    if (Array.isArray(data)) return data.map((object) => this.#objects(object, type));
    if (!isMembers(data)) return data;
    const own = this.#standIns.has(String(data.id));
    if (!own) return { id: OTHER, type: typeof data.type === "string" ? scrubbed(data.type) : type };
    const { attributes, relationships } = data;
    return {
      id: this.#ownIn(data.id ?? null),
      type: data.type ?? type,
      ...(isMembers(attributes) && { attributes: this.#ownIn(only(attributes, attributeNames)) }),
      ...(isMembers(relationships) && { relationships: this.#relationships(relationships) }),
    };
  }

  #relationships(relationships: Members): Members {
    const members = Object.entries(only(relationships, relationshipNames)).map(([name, member]) => {
      if (!isMembers(member)) return [name, member];
      const { links, data } = member;
      return [
        name,
        {
          ...(links !== undefined && { links: {} }),
          ...(data !== undefined && { data: this.#linkage(data) }),
        },
      ];
    });
    return Object.fromEntries(members);
  }

  #linkage(data: Json): Json {
    if (!isMembers(data)) return null;
    const own = this.#standIns.has(String(data.id));
    return { id: own ? this.#ownIn(data.id ?? null) : OTHER, type: data.type ?? null };
  }

  #links(links: Json): Json {
    if (!isMembers(links)) return links;
    return Object.fromEntries(
      Object.entries(links).map(([name, link]) => {
        if (typeof link !== "string") return [name, null];
        const [, query] = link.split("?");
        return [name, this.#own(`${HOST}/${query === undefined ? "" : `?${query}`}`)];
      }),
    );
  }

  #errors(errors: Json): Json {
    if (typeof errors === "string") return this.#words(errors);
    if (Array.isArray(errors)) return errors.map((error) => this.#errors(error));
    if (!isMembers(errors)) return errors;
    return Object.fromEntries(Object.entries(errors).map(([name, value]) => [name, this.#errors(value)]));
  }

  #words(text: string): string {
    return scrubbed(text, this.#sizes);
  }

  #ownIn(value: Json): Json {
    if (typeof value === "string") return hostless(this.#own(value));
    if (typeof value === "number" && this.#standIns.has(String(value)))
      return Number(this.#standIns.get(String(value)));
    if (Array.isArray(value)) return value.map((item) => this.#ownIn(item));
    if (!isMembers(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.#ownIn(item)]));
  }

  #own(value: string): string {
    return value
      .replace(UUID, (id) => this.#standIns.get(id) ?? "00000000-0000-4000-8000-000000000000")
      .replace(/1\d{9}/g, (id) => this.#standIns.get(id) ?? id)
      .replace(/\b\d{4}-\d\d-\d\d(?=%20|\+| )/g, DAY);
  }
}

/** The domain of a trunk names the platform that the account is on. */
const hostless = (value: string): string => (/^\d+(\.[a-z0-9-]+)+$/i.test(value) ? "trunk.example" : value);

const only = (members: Members, names: ReadonlySet<string>): Members =>
  Object.fromEntries(Object.entries(members).filter(([name]) => names.has(name)));

function idIn(document: Json | undefined): string | undefined {
  const data = isMembers(document) ? document.data : undefined;
  const id = isMembers(data) ? data.id : undefined;
  return id === undefined || id === null ? undefined : String(id);
}

function parsed(body: string | undefined): Json | undefined {
  try {
    return body ? (JSON.parse(body) as Json) : undefined;
  } catch {
    return undefined;
  }
}
