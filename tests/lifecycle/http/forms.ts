import { ALL_SWITCHES_ON, DEFAULT_SWITCHES, type Switches } from "../../../sandbox";

/** A form in which the API might answer. */
export interface Form {
  readonly name: string;
  /** How many switches are not as by default. */
  readonly differs: "none" | "one" | "all";
  readonly switches: Partial<Switches>;
  /** Stack configuration for an account of this form. */
  readonly config?: Record<string, string>;
}

/** For each switch the values beside its default that leave a valid request valid. */
const ALTERNATIVES: { readonly [Name in keyof Switches]: readonly Switches[Name][] } = {
  capacityName: ["incoming_capacity"],
  // "incoming_capacity" alone is no tolerance: no client is known that writes it.
  capacityWrite: ["capacity_limit"],
  terminationModeName: ["termination_mode", "absent"],
  terminationModeDefault: ["system"],
  telephoneEvent: ["with8000", "without8000"],
  patchCodecsEcho: [true],
  relationshipsForm: ["absent", "links", "data", "linksAndData", { termination_routes: { list: "data" } }],
  portAnswer: ["nullWhenDefault"],
  prefixAnswer: ["null", "number"],
  rewriteAnswer: ["empty"],
  booleansAsText: [true],
  numbersAsInteger: [true],
  idsAsNumber: [true],
  routeGatewayType: ["gateways"],
  passwordEcho: ["masked", "null"],
  allowedIpsForm: ["asSent"],
  postStatus: [200],
  deleteStatus: [200, 202],
  patchAnswer: ["before"],
  linksForm: ["null", "none"],
  recordCount: [false],
  selfLinks: [false],
  contentTypeParams: [true],
  errorForm: ["titleOnly", "empty", "text", "html", "message"],
  extraAttributes: [true],
  includedByDefault: [true],
  didUniqueness: ["customer", "none"],
  autoTrunk: [{ delayMs: 0 }],
  customerPatch: ["reject", "ignore", { name: "reject" }],
  nullLimits: ["reject", "ignore"],
  accountCapacity: [100],
  externalIdPatch: ["reject", "ignore"],
  externalIdAnswer: ["string", "absent"],
  unknownAttributes: ["ignore"],
  operatorAnswer: ["gateways", "absent"],
  duplicateIdStatus: [409],
  duplicateIdText: ["This identifier already exists"],
  customerIds: ["numeric"],
  withoutCustomer: ["accept"],
  crossCustomer: ["reject"],
  sessionHost: ["api.telecom.center"],
  adminSessionType: ["sessions"],
  cdrTypes: ["documented", { incoming: "calls" }],
  cdrFilters: ["manual", "newer"],
  cdrTimeStartRequired: [false],
  cdrTimeForm: ["minutes", "iso"],
  misspeltCdrPath: [true],
  usualPageSize: [2],
  maxPageSize: [1, null],
  overMaxPageSize: ["clamp"],
  listOrder: ["newest", "id"],
  filtersRefused: [["termination_gateways.host", "customers.id"]],
  sortsRefused: [["customers.name"]],
  filterLists: [true],
  attributesOmitted: [["incoming_trunks.domain", "termination_gateways.network_protocol"]],
  domainSuffix: [".did-gw-sandbox.phone.systems"],
};

const AWAY_FROM_ENTITIES = /^(cdr|misspelt|session|adminSession)/;

function formOf(name: keyof Switches, value: unknown): Form {
  const config = { "telecom-center:terminationModeAttribute": "termination_mode" };
  return {
    name: `${name} ${JSON.stringify(value)}`,
    differs: "one",
    switches: { [name]: value },
    ...(value === "termination_mode" && { config }),
  };
}

/** Each switch alone, and all of them at once. */
export const FORMS: readonly Form[] = [
  { name: "the defaults", differs: "none", switches: DEFAULT_SWITCHES },
  ...(Object.keys(ALTERNATIVES) as (keyof Switches)[])
    .filter((name) => !AWAY_FROM_ENTITIES.test(name))
    .flatMap((name) => ALTERNATIVES[name].map((value) => formOf(name, value))),
  { name: "all switches at once", differs: "all", switches: ALL_SWITCHES_ON },
];
