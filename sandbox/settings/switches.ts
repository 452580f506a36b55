/** `relationships` of an object that was not asked to include any. */
export type RelationshipsForm = "absent" | "links" | "data" | "linksAndData";

/** What becomes of a PATCH that no table of the manual lists: applied, refused with 400, or ignored. */
export type Patched = "apply" | "reject" | "ignore";

/**
 * The forms in which the real API might answer: where its documents disagree, or say nothing, a switch chooses.
 * The defaults are the manual's own examples, or the newer page where it adds something.
 */
export interface Switches {
  /** Name of a customer's capacity limit in answers; the manual prints both. */
  capacityName: "capacity_limit" | "incoming_capacity";
  /** Names under which a capacity limit may be sent; any other is refused with 400. */
  capacityWrite: "both" | "capacity_limit" | "incoming_capacity";
  /** Name of a customer's termination mode, in requests and answers; `absent`: taken as trm_mode, never answered. */
  terminationModeName: "trm_mode" | "termination_mode" | "absent";
  /** Termination mode of a customer that is made without one. */
  terminationModeDefault: "operator" | "operator_customer" | "system" | "system_customer" | "customer";
  /** How the codec telephone-event is answered: as it was sent, or always with or without the clock rate. */
  telephoneEvent: "asSent" | "with8000" | "without8000";
  /** The answer to a PATCH shows the codecs from before it, although the change was applied. */
  patchCodecsEcho: boolean;
  /**
   * `relationships` in answers when no include was asked for; `documented`: as in each of the manual's examples, and so is
   * what forms by resource type and method leave out.
   */
  relationshipsForm:
    | "documented"
    | RelationshipsForm
    | { [type: string]: Partial<Record<"list" | "get" | "create" | "update", RelationshipsForm>> };
  /** A gateway's port 5060 is answered as it was sent, or as null. */
  portAnswer: "asSent" | "nullWhenDefault";
  /** A route's prefixes: unset ones as "" or null; `number`: set ones as JSON integers, unset ones null. */
  prefixAnswer: "empty" | "null" | "number";
  /** Unset rewrite rules and results in answers. */
  rewriteAnswer: "null" | "empty";
  /** The booleans that the manual's tables quote (enabled, use_allowed_ips) are answered as "true" and "false". */
  booleansAsText: boolean;
  /** DID numbers are answered as JSON integers. */
  numbersAsInteger: boolean;
  /** Numeric customer ids are answered as JSON numbers. */
  idsAsNumber: boolean;
  /** Resource type of a route's gateway in answers. */
  routeGatewayType: "termination_gateways" | "gateways";
  /** A gateway's authorization_password in answers, once set. */
  passwordEcho: "plain" | "masked" | "null";
  /** A SIP account's allowed_ips in answers: networks in long form with their prefix length, or as sent. */
  allowedIpsForm: "normalised" | "asSent";
  /** Status of an answer to POST. */
  postStatus: 200 | 201;
  /** Status of an answer to DELETE: 204 has no document, the others one with nothing but `meta`. */
  deleteStatus: 200 | 202 | 204;
  /** A PATCH answers the object as it is after the change or, although that was applied, as it was before. */
  patchAnswer: "after" | "before";
  /** Unavailable links of a list: left out, null, or no links object at all. */
  linksForm: "omitted" | "null" | "none";
  /** Lists carry meta.record_count. */
  recordCount: boolean;
  /** Resource objects carry links.self. */
  selfLinks: boolean;
  /** Answers carry a Content-Type with a charset parameter. */
  contentTypeParams: boolean;
  /** How an error is told: JSON:API errors in full, with a title alone, or no JSON:API document at all. */
  errorForm: "detail" | "titleOnly" | "empty" | "text" | "html" | "message";
  /** Answers carry attributes and relationships that no document names. */
  extraAttributes: boolean;
  /** The customer comes in `included` although nobody asked for it. */
  includedByDefault: boolean;
  /** A DID number is unique in the whole account, under its customer only, or not at all. */
  didUniqueness: "account" | "customer" | "none";
  /** An incoming trunk named Default is made for each new customer, after a delay. */
  autoTrunk: false | { delayMs: number };
  /** A PATCH of a customer's name, language or termination mode, which no table lists; one for all, or for each. */
  customerPatch: Patched | { name?: Patched; language?: Patched; trm_mode?: Patched };
  /** A PATCH that clears a customer's limit with null is taken, refused with 422, or ignored. */
  nullLimits: "accept" | "reject" | "ignore";
  /** Channels ordered for the account: a customer's limit above it is refused with 422; null: no such check. */
  accountCapacity: number | null;
  /** A PATCH of a DID number's external_id. */
  externalIdPatch: Patched;
  /** An attribute that the manual does not know is refused with 400, or ignored. */
  unknownAttributes: "reject" | "ignore";
  /** A DID number's external_id in answers. */
  externalIdAnswer: "number" | "string" | "absent";
  /** Where the read-only attribute operator is shown; the older manual knows it nowhere. */
  operatorAnswer: "both" | "gateways" | "absent";
  /** Status for a client-chosen id that is taken. */
  duplicateIdStatus: number;
  /** What is said of it; null: "has already been taken". */
  duplicateIdText: string | null;
  /** Ids that a new customer may have. */
  customerIds: "any" | "numeric";
  /** A gateway or route without a customer. */
  withoutCustomer: "reject" | "accept";
  /** A route may point to another customer's gateway, an external account to another customer's number. */
  crossCustomer: "accept" | "reject";
  /** Host in a customer session's link. */
  sessionHost: "telecom.center" | "api.telecom.center";
  /** Type, link and links member of an admin session's answer: the manual's or the newer page's. */
  adminSessionType: "customer_admin_sessions" | "sessions";
  /** Type strings of call records: named like the path, as the manual prints them, or others. */
  cdrTypes: "path" | "documented" | { termination?: string; incoming?: string };
  /** Filters of the incoming trunk CDRs: the manual's, the newer page's, or both sets. */
  cdrFilters: "manual" | "newer" | "both";
  /** filter[time_start_gteq] is mandatory for the incoming trunk CDRs. */
  cdrTimeStartRequired: boolean;
  /** Times of call records: with seconds, with minutes (as in the examples), or ISO 8601. */
  cdrTimeForm: "seconds" | "minutes" | "iso";
  /** The incoming trunk CDRs answer below the manual's misspelt path /incoming_trunk_cdcs, too. */
  misspeltCdrPath: boolean;
  /** Size of a page for which none was asked. */
  usualPageSize: number;
  /** Largest page[size]; null: any. */
  maxPageSize: number | null;
  /** A larger page[size] is refused with 400, or answered with the largest page. */
  overMaxPageSize: "reject" | "clamp";
  /** Order of a list that was not sorted. */
  listOrder: "creation" | "newest" | "id";
  /** Filters of the documents that are refused with 400, each as "type.filter". */
  filtersRefused: string[];
  /** Attributes by which no list can be sorted, each as "type.attribute". */
  sortsRefused: string[];
  /** A filter with commas matches any of its values; otherwise commas are part of the value. */
  filterLists: boolean;
  /** Attributes left out of every answer, each as "type.attribute". */
  attributesOmitted: string[];
  /** What follows the generated number in a trunk's domain. */
  domainSuffix: string;
}

export const DEFAULT_SWITCHES: Readonly<Switches> = {
  capacityName: "capacity_limit",
  capacityWrite: "both",
  terminationModeName: "trm_mode",
  terminationModeDefault: "operator",
  telephoneEvent: "asSent",
  patchCodecsEcho: false,
  relationshipsForm: "documented",
  portAnswer: "asSent",
  prefixAnswer: "empty",
  rewriteAnswer: "null",
  booleansAsText: false,
  numbersAsInteger: false,
  idsAsNumber: false,
  routeGatewayType: "termination_gateways",
  passwordEcho: "plain",
  allowedIpsForm: "normalised",
  postStatus: 201,
  deleteStatus: 204,
  patchAnswer: "after",
  linksForm: "omitted",
  recordCount: true,
  selfLinks: true,
  contentTypeParams: false,
  errorForm: "detail",
  extraAttributes: false,
  includedByDefault: false,
  didUniqueness: "account",
  autoTrunk: false,
  customerPatch: "apply",
  nullLimits: "accept",
  accountCapacity: null,
  externalIdPatch: "apply",
  externalIdAnswer: "number",
  unknownAttributes: "reject",
  operatorAnswer: "both",
  duplicateIdStatus: 422,
  duplicateIdText: null,
  customerIds: "any",
  withoutCustomer: "reject",
  crossCustomer: "accept",
  sessionHost: "telecom.center",
  adminSessionType: "customer_admin_sessions",
  cdrTypes: "path",
  cdrFilters: "both",
  cdrTimeStartRequired: true,
  cdrTimeForm: "seconds",
  misspeltCdrPath: false,
  usualPageSize: 50,
  maxPageSize: 1000,
  overMaxPageSize: "reject",
  listOrder: "creation",
  filtersRefused: [],
  sortsRefused: [
    "incoming_trunks.codecs",
    "termination_gateways.codecs",
    "termination_gateways.authorization_password",
    "sip_device_routes.password",
  ],
  filterLists: false,
  attributesOmitted: [],
  domainSuffix: ".in.phone.systems",
};

/**
 * Every contradiction in its awkward form at once. Where two exclude each other (links only or data, a title or no
 * document at all) the form is chosen that leaves a client something to read; requests that are valid stay valid.
 */
export const ALL_SWITCHES_ON: Readonly<Switches> = {
  ...DEFAULT_SWITCHES,
  capacityName: "incoming_capacity",
  terminationModeName: "absent",
  telephoneEvent: "with8000",
  patchCodecsEcho: true,
  relationshipsForm: "absent",
  portAnswer: "nullWhenDefault",
  prefixAnswer: "number",
  rewriteAnswer: "empty",
  booleansAsText: true,
  numbersAsInteger: true,
  idsAsNumber: true,
  routeGatewayType: "gateways",
  passwordEcho: "masked",
  allowedIpsForm: "normalised",
  postStatus: 200,
  linksForm: "none",
  selfLinks: false,
  contentTypeParams: true,
  errorForm: "titleOnly",
  extraAttributes: true,
  didUniqueness: "customer",
  autoTrunk: { delayMs: 100 },
  externalIdAnswer: "string",
  operatorAnswer: "absent",
  duplicateIdStatus: 409,
  sessionHost: "api.telecom.center",
  adminSessionType: "sessions",
  cdrTypes: "documented",
  cdrTimeForm: "minutes",
  maxPageSize: 50,
  overMaxPageSize: "clamp",
  listOrder: "newest",
  domainSuffix: ".did-gw-sandbox.phone.systems",
};
