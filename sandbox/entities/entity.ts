import type { ApiErrorObject } from "../errors";
import type { Value } from "../json";
import type { Patched, RelationshipsForm, Switches } from "../settings/switches";
import type { Kind } from "./kinds";
import type { StoredObject, World } from "./world";

export type Method = "list" | "get" | "create" | "update" | "delete";

export interface Attribute {
  name: string;
  kind: Kind;
  /** Value of an object made without it; a function is asked for each object. */
  default?: Value | ((world: World) => Value);
  /** A POST must send it. */
  required?: true;
  nullable?: boolean | ((switches: Switches) => boolean);
  /** Whether a POST may send it; default true. */
  onPost?: false;
  /** What a PATCH of it does; default "apply". */
  onPatch?: "reject" | ((switches: Switches, sent: Value) => Patched);
  /** Names on the wire where they differ: in answers (null: never answered), and in requests. */
  wire?: (switches: Switches) => { answered: string | null; accepted: string[] };
  /** Further names under which fields, sort and filter know it. */
  aliases?: string[];
  /** The value in an answer; undefined leaves it out. */
  answer?: (value: Value, switches: Switches) => Value | undefined;
  /** Kept with an index, for filters. */
  indexed?: true;
}

export interface Relationship {
  name: string;
  type: string;
  /** Further type names that requests may use. */
  alsoAccepted?: string[];
  /** The type in answers, where a switch changes it. */
  answeredType?: (switches: Switches) => string;
  required?: boolean | ((switches: Switches) => boolean);
  updatable?: true;
  /** What happens to this object when the related one is deleted. */
  onDelete: "cascade" | "clear";
}

/**
 * What a filter compares, by its name in the query: "id", an attribute, "relationship.id", "relationship.attribute",
 * or an attribute with " >=" or " <=".
 */
export type Filters = Record<string, string>;

export interface Entity {
  /** Resource type, and the path below the API's base. */
  type: string;
  /** Another path that answers the same, under a switch. */
  alsoAt?: (switches: Switches) => string | undefined;
  /** The type string in answers, where it differs. */
  answeredType?: (switches: Switches) => string;
  /** Who chooses the id: the client, the server (a UUID), or it is the customer's. */
  ids: "client" | "uuid" | "customer";
  methods: Method[];
  attributes: Attribute[];
  relationships: Relationship[];
  filters: Filters | ((switches: Switches) => Filters);
  requiredFilter?: (switches: Switches) => string | undefined;
  /** Relationships that include may name, by method. */
  includes: Partial<Record<Method, string[]>>;
  /** `relationships` in the manual's own answers. */
  documented?: Partial<Record<Method, RelationshipsForm>>;
  /** Answers without links.self. */
  withoutSelf?: (switches: Switches, method: Method) => boolean;
  /** Kept in the order of this attribute, and possibly generated: call records. */
  orderedBy?: string;
  /** Makes record n of a generated set; see records.ts. */
  generate?: (
    n: number,
    second: number,
    world: World,
    customer: string | null,
  ) => Omit<StoredObject, "type" | "id">;
  /** Rules over the whole object, before a create or an update. */
  validate?: (candidate: StoredObject, world: World, before?: StoredObject) => ApiErrorObject[];
  /** Attributes that follow from other objects; asked after each change of this object or of one it refers to. */
  derive?: (object: StoredObject, world: World) => Record<string, Value>;
  afterCreate?: (object: StoredObject, world: World) => void;
}

/** The names of an attribute on the wire, under the current switches. */
export function wireNames(attribute: Attribute, switches: Switches) {
  return attribute.wire?.(switches) ?? { answered: attribute.name, accepted: [attribute.name] };
}

/** The attribute that fields, sort or filter mean by a name. */
export function attributeNamed(entity: Entity, name: string): Attribute | undefined {
  return entity.attributes.find((item) => item.name === name || item.aliases?.includes(name));
}
