import type { MapCustomer, MapPage } from "../../map";

export const NO_REWRITING = { srcRule: "", srcResult: "", dstRule: "", dstResult: "" };

/** A customer with what the test is about. */
export const customer = (more: Partial<MapCustomer> = {}): MapCustomer => ({
  id: "1000123",
  name: "Acme",
  mode: "operator",
  trunks: [{ id: "t1", name: "main", domain: "acme.sip.example" }],
  numbers: [
    { id: "n1", number: "442079460000", enabled: true },
    { id: "n2", number: "442079460001", enabled: false },
  ],
  gateways: [
    { id: "g1", name: "london", host: "sip.london.example", port: 5060, rewriting: NO_REWRITING },
    { id: "g2", name: "spare", host: "192.0.2.7", port: 5080, rewriting: NO_REWRITING },
  ],
  routes: [
    { id: "r1", name: "uk", to: "44", from: "", gatewayId: "g1", rewriting: NO_REWRITING },
    { id: "r2", name: "lost", to: "7", from: "1212", gatewayId: "g9", rewriting: NO_REWRITING },
  ],
  accounts: [],
  limits: [],
  ...more,
});

export const page = (customers: readonly MapCustomer[], hasStates = false): MapPage => ({
  kind: "map",
  made: "2026-01-02T03:04:05.000Z",
  hasStates,
  customers,
});
