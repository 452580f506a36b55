import type { Seed } from "../../sandbox";

type Values = Record<string, unknown>;

const owned = (id: string, customer: string, attributes: Values, relationships: Values = {}) => ({
  id,
  attributes,
  relationships: { customer, ...relationships },
});

/** Two customers of one name; the first has routes by destination and by source. */
export const seed = {
  customers: [
    { id: "1000123", attributes: { name: "Acme", trm_mode: "operator" } },
    { id: "1000200", attributes: { name: "Globex", trm_mode: "operator" } },
    { id: "1000201", attributes: { name: "Globex", trm_mode: "system_customer" } },
  ],
  termination_gateways: [
    owned("g-london", "1000123", {
      name: "london",
      host: "sip.london.example",
      dst_rewrite_rule: "^44",
      dst_rewrite_result: "+44",
    }),
    owned("g-paris", "1000123", { name: "paris", host: "sip.paris.example", port: 5080 }),
    owned("g-globex", "1000201", { name: "only", host: "192.0.2.1" }),
  ],
  termination_routes: [
    owned(
      "r-uk",
      "1000123",
      { name: "uk", dst_prefix: "0044", dst_rewrite_rule: "^00(.*)$", dst_rewrite_result: "\\1" },
      { gateway: "g-london" },
    ),
    owned("r-world", "1000123", { name: "world" }, { gateway: "g-paris" }),
    owned("r-ny", "1000123", { name: "ny", src_prefix: "1212" }, { gateway: "g-london" }),
    owned("r-only", "1000201", { name: "only" }, { gateway: "g-globex" }),
  ],
} as unknown as Seed;
