import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { type Json, parseJson, writeJson } from "../../../provider/api";
import { parseSingle } from "../../../provider/api/documents/document";
import type { Attribute, Entity } from "../../../provider/entities";
import { decode, encode, type Remote, type Values } from "../../../provider/lifecycle";
import { drawnFrom } from "./arguments";
import { texts } from "./values";

// A server as the documents and running clients show it: it holds what was sent, fills in defaults, and may spell every
// value in any of the forms that have been seen, in each answer another one.

/** What the server holds: attributes by the names of the entity, and the ids of related objects. */
export interface Held {
  readonly id: string;
  readonly attributes: Readonly<Record<string, Json>>;
  readonly related: Readonly<Record<string, string | null>>;
}

/** What the server holds after a POST of these arguments. */
export function heldAfter(entity: Entity, inputs: Values, wireName: string): fc.Arbitrary<Held> {
  const names = Object.keys({ ...entity.attributes, ...entity.relationships });
  const declared = names.filter((name) => inputs[name] !== undefined);
  const sent = encode(entity, declared, inputs, { terminationModeAttribute: wireName });
  const attributes: Record<string, fc.Arbitrary<Json>> = {};
  for (const [name, attribute] of Object.entries(entity.attributes)) {
    if (attribute.local) continue;
    const wire = attribute.wireSetting ? wireName : attribute.wire;
    const value = entity.lookup?.includes(name) ? inputs[name] : sent.attributes?.[wire];
    attributes[name] = value === undefined ? presetOf(attribute) : fc.constant(value as Json);
  }
  const related = Object.fromEntries(
    Object.entries(entity.relationships).map(([name, { wire }]) => [
      name,
      sent.relationships?.[wire]?.data?.id ?? null,
    ]),
  );
  const given = inputs[entity.idArgument?.name ?? entity.lookup?.[0] ?? ""];
  const id = given === undefined ? fc.uuid() : fc.constant(String(given));
  return fc
    .tuple(id, fc.record(attributes))
    .map(([known, values]) => ({ id: known, attributes: values, related }));
}

// What an attribute is that no request set.
function presetOf(attribute: Attribute): fc.Arbitrary<Json> {
  const { kind } = attribute;
  if (attribute.fallback !== undefined) return fc.constant(kind.write(attribute.fallback) as Json);
  if (!attribute.readOnly)
    return drawnFrom(kind).map((value) => kind.write(kind.argument.parse(value)) as Json);
  const values = kind.types.output.startsWith("boolean") ? fc.boolean() : texts;
  return attribute.expected ? texts.filter((value) => value !== "") : fc.option<Json>(values, { nil: null });
}

/** An answer with the object, in any spelling, as the provider reads it. */
export function answer(entity: Entity, held: Held, declared: readonly string[]): fc.Arbitrary<Remote> {
  const attributes = Object.entries(entity.attributes).filter(([name]) => name in held.attributes);
  const spelled = attributes.map(([name, attribute]) =>
    fc.tuple(
      fc.constantFrom(attribute.wire, ...(attribute.aliases ?? [])),
      spellings(attribute, held.attributes[name]!, declared.includes(name)),
    ),
  );
  const id = fc.constantFrom<Json>(held.id, ...(isPlainNumber(held.id) ? [Number(held.id)] : []));
  return fc
    .tuple(id, fc.tuple(...spelled), relationshipsOf(entity, held), fc.boolean())
    .map(([id, pairs, relations, extra]) => {
      const document: Json = {
        data: {
          type: entity.type,
          id,
          attributes: {
            ...Object.fromEntries(pairs.filter(([, value]) => value !== LEFT_OUT) as [string, Json][]),
            ...(extra && { x_new: { deep: [1, null] }, created_at: "2030-01-01" }),
          },
          ...relations.document,
          ...(extra && { links: { self: "https://api.example.com/x" }, meta: { copied: true } }),
        },
        ...(relations.included.length > 0 && { included: relations.included }),
      };
      const { data, included } = parseSingle(parseJson(writeJson(document)));
      return decode(entity, data, included);
    });
}

const LEFT_OUT = Symbol("left out");

/** The forms in which an answer may show a value. */
function spellings(
  attribute: Attribute,
  value: Json,
  declared: boolean,
): fc.Arbitrary<Json | typeof LEFT_OUT> {
  const forms: (Json | typeof LEFT_OUT)[] = [value];
  const { kind } = attribute;
  if (attribute.writeOnly) forms.push("********", "", null);
  if (declared && !attribute.expected) forms.push(LEFT_OUT);
  if (typeof value === "boolean") forms.push(String(value));
  if (typeof value === "number" || typeof value === "bigint") forms.push(String(value));
  if (kind.same(value, null) && value !== null) forms.push(null);
  if (kind.same(value, "") && value !== "") forms.push("");
  if (kind.same(null, 5060) && value === null) forms.push(5060, "5060");
  if (/digits of a number/.test(kind.allowed) && typeof value === "string" && isPlainNumber(value))
    forms.push(Number(value));
  if (/codec/.test(kind.allowed))
    return respelled(value as string[], (codec) => eventNames[codec] ?? [codec]);
  if (/network/.test(kind.allowed))
    return fc.oneof(fc.constantFrom(...forms), networksRespelled(value as string));
  return fc.constantFrom(...forms);
}

const eventNames: Record<string, string[]> = {
  "telephone-event": ["telephone-event", "telephone-event/8000"],
  "telephone-event/8000": ["telephone-event", "telephone-event/8000"],
};

function respelled(list: readonly string[], forms: (item: string) => string[]): fc.Arbitrary<Json> {
  return fc.tuple(...list.map((item) => fc.constantFrom(...forms(item)))).map((found) => [...found]);
}

function networksRespelled(list: string): fc.Arbitrary<Json> {
  const items = [...new Set(list.split(","))];
  return fc
    .tuple(
      respelled(items, networkForms),
      fc.shuffledSubarray(
        items.map((_, index) => index),
        { minLength: items.length },
      ),
      fc.constantFrom(",", ", "),
    )
    .map(([forms, order, comma]) => order.map((index) => (forms as string[])[index]!).join(comma));
}

// The host's bits may be masked, the length may be added, and IPv6 may be written out in full.
function networkForms(item: string): string[] {
  const [address = "", bits] = item.trim().split("/");
  const parsed = ipaddr.parse(address);
  const family = parsed.kind() === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6;
  const length = bits ?? (parsed.kind() === "ipv4" ? "32" : "128");
  const masked = family.networkAddressFromCIDR(`${parsed.toString()}/${length}`);
  const forms = [item.trim(), `${address}/${length}`, `${masked.toString()}/${length}`];
  if (masked instanceof ipaddr.IPv6) {
    const inFull = masked.parts.map((part) => part.toString(16).padStart(4, "0")).join(":");
    forms.push(`${inFull}/${length}`, `${masked.toNormalizedString().toUpperCase()}/${length}`);
  }
  return forms;
}

interface Relations {
  readonly document: { relationships?: Record<string, Json> };
  readonly included: Json[];
}

function relationshipsOf(entity: Entity, held: Held): fc.Arbitrary<Relations> {
  const each = Object.entries(entity.relationships).map(([name, relationship]) => {
    const id = held.related[name] ?? null;
    const type = fc.constantFrom(relationship.type, ...(relationship.typeAliases ?? []));
    const links = { links: { related: "https://api.example.com/x" } };
    return fc
      .tuple(
        fc.constantFrom("absent", "empty", "links", "data", "both", "included"),
        type,
        fc.constantFrom<Json>(id, ...(id !== null && isPlainNumber(id) ? [Number(id)] : [])),
      )
      .map(([form, type, id]): [string, string, Json, Json] => {
        const data = id === null ? null : { type, id };
        const forms: Record<string, Json> = { empty: {}, links, data: { data }, both: { ...links, data } };
        return [relationship.wire, form, forms[form] ?? links, data];
      });
  });
  return fc.tuple(...each).map((found) => {
    const shown = found.filter(([, form]) => form !== "absent").map(([wire, , value]) => [wire, value]);
    const included = found.filter(([, form, , data]) => form === "included" && data !== null);
    return {
      document: shown.length > 0 ? { relationships: Object.fromEntries(shown) } : {},
      included: included.map(([, , , data]) => data),
    };
  });
}

function isPlainNumber(text: string): boolean {
  return /^(0|[1-9]\d*)$/.test(text) && Number.isSafeInteger(Number(text));
}
