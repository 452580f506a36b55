import { codecs, customer } from "./common";
import type { Entity } from "./entity";
import * as kinds from "./kinds";

const include = ["customer"];

/** Operator API manual, section Incoming trunks, and the page of the same name. */
export const incomingTrunks: Entity = {
  type: "incoming_trunks",
  ids: "uuid",
  methods: ["list", "get", "create", "update", "delete"],
  attributes: [
    { name: "name", kind: kinds.text, default: null, nullable: true },
    codecs,
    { name: "transport_protocol", kind: kinds.choice("UDP", "TCP"), default: "UDP" },
    {
      name: "domain",
      kind: kinds.filledText,
      indexed: true,
      onPost: false,
      onPatch: "reject",
      // A counter, so that the domain of a deleted trunk never comes back.
      default: ({ store, switches }) => `${3391285728100 + store.next("domain")}${switches.domainSuffix}`,
    },
    {
      name: "destination_field",
      kind: kinds.choice("RURI_USERPART", "TO_USERPART"),
      default: "RURI_USERPART",
    },
  ],
  relationships: [customer()],
  filters: { id: "id", "customer.id": "customer.id", domain: "domain" },
  includes: { list: include, get: include, create: include, update: include },
  documented: { create: "links" },
};
