import { type Attribute, argumentNames, type Entity } from "../../../provider/entities";
import { isFixed } from "../../../provider/lifecycle/object/values";
import { inputType } from "../sources/classes";
import { code, codes, table } from "./markdown";

const writable = (entity: Entity) =>
  Object.entries(entity.attributes).filter(([, attribute]) => !attribute.readOnly);

/** What a program may declare, one row each. */
export function argumentTable(entity: Entity): string {
  const rows = argumentNames(entity).map((name) => [
    `${code(name)}${isRequired(entity, name) ? " (required)" : ""}`,
    meaning(entity, name),
    code(typeOf(entity, name)),
    allowed(entity, name),
    preset(entity, name),
    change(entity, name),
    wireOf(entity, name),
  ]);
  const head = ["argument", "what it is", "type", "allowed", "default", "a change of it", "in the API"];
  return table(head, [...rows, ...controlRows(entity)]);
}

const typeOf = (entity: Entity, name: string) =>
  inputType(entity, name).replace(/pulumi\.Input<([^>]+)>/g, "$1");

function controlRows(entity: Entity): string[][] {
  if (entity.origin === "action") return [];
  const adopt = [
    "`adopt`",
    "Id of an object that exists: it is taken over and updated to match.",
    "`string`",
    "an id",
    "none",
    "no effect on an object in the state",
    "",
  ];
  const adoptDefault = [
    "`adoptDefault`",
    "Takes over the one that the account makes by itself for a new customer, in place of creating a second one.",
    "`boolean`",
    "true or false",
    "`false`",
    "no effect on an object in the state",
    "",
  ];
  return entity.adoptsDefault ? [adopt, adoptDefault] : [adopt];
}

/** Whether a program has to declare it. */
export function isRequired(entity: Entity, name: string): boolean {
  return Boolean(entity.attributes[name]?.required || entity.relationships[name]?.required);
}

function meaning(entity: Entity, name: string): string {
  const attribute = entity.attributes[name];
  const relationship = entity.relationships[name];
  const lookup = entity.lookup?.includes(name)
    ? `Says which ${entity.name} is meant; one of ${codes(entity.lookup)} is required. `
    : "";
  const words = attribute?.doc ?? relationship?.doc ?? entity.idArgument?.doc;
  return `${lookup}${words && name !== entity.lookup?.[0] ? words : ""}${attribute?.secret ? " Secret." : ""}`.trim();
}

function allowed(entity: Entity, name: string): string {
  const attribute = entity.attributes[name];
  if (attribute && !attribute.readOnly) {
    const { allowed, element } = attribute.kind;
    return element ? `${allowed}; each is ${element}` : allowed;
  }
  const relationship = entity.relationships[name];
  if (!relationship) return "an id";
  return `a ${relationship.class} or its id${relationship.clearable ? ", or null (none)" : ""}`;
}

function preset(entity: Entity, name: string): string {
  if (isRequired(entity, name)) return "";
  const attribute = entity.attributes[name];
  if (attribute?.defaultDoc) return attribute.defaultDoc;
  if (attribute?.fallback !== undefined) return code(JSON.stringify(attribute.fallback));
  return name === entity.idArgument?.name ? "derived" : "none";
}

function change(entity: Entity, name: string): string {
  if (entity.attributes[name]?.local || entity.origin === "action") return "makes a new session";
  if (isFixed(entity, name)) return `replaces the ${entity.name}`;
  if (entity.attributes[name]?.unlistedForUpdate) return "in place; the manual does not list it for PATCH";
  return "in place";
}

function wireOf(entity: Entity, name: string): string {
  const attribute = entity.attributes[name];
  if (attribute?.local) return "not sent";
  return code(attribute?.wire ?? entity.relationships[name]?.wire ?? "id");
}

function goingBack(attributes: readonly (readonly [string, Attribute])[]): string {
  const values = [...new Set(attributes.map(([, { fallback }]) => fallback))];
  return values
    .map((value) => {
      const names = attributes.filter(([, { fallback }]) => fallback === value).map(([name]) => name);
      return `${codes(names)} ${names.length > 1 ? "go" : "goes"} back to ${code(JSON.stringify(value))}`;
    })
    .join("; ");
}

/** What happens to the account when an argument leaves the program. */
export function removal(entity: Entity): string {
  if (entity.origin === "action") return "";
  const optional = writable(entity).filter(([name]) => !isRequired(entity, name));
  const links = Object.entries(entity.relationships).filter(([, { clearable }]) => clearable);
  const back = optional.filter(([, { fallback }]) => fallback !== undefined);
  const kept = optional.filter(([, { fallback }]) => fallback === undefined).map(([name]) => name);
  const unlisted = writable(entity).filter(([, { unlistedForUpdate }]) => unlistedForUpdate);
  return [
    "An argument that was never declared is not managed: the account's value shows among the outputs and never makes a diff.",
    back.length > 0 ? `Declared and then removed from the program: ${goingBack(back)}.` : "",
    links.length > 0 ? `${codes(links.map(([name]) => name))} removed from the program: unlinked.` : "",
    kept.length > 0
      ? `The API documents no single default for ${codes(kept)}: removed from the program, the value stays and is no longer managed.`
      : "",
    unlisted.length > 0
      ? `The API's manual does not list ${codes(unlisted.map(([name]) => name))} for PATCH. A change is sent all the same; if the API refuses or ignores it, the update fails and says so. The ${entity.name} is never replaced for it.`
      : "",
    ...writable(entity)
      .filter(([, { wireSetting }]) => wireSetting)
      .map(
        ([name, { wireSetting, wire, aliases }]) =>
          `${code(name)} is sent as ${code(wire)}; the stack configuration ${code(`telecom-center:${wireSetting}`)} makes it ${codes(aliases ?? [])}.`,
      ),
  ]
    .filter(Boolean)
    .join("\n\n");
}
