import type { MapCustomer } from "./data";

/** The account for programs: a list of objects, each with its class, id and customer. */
export function jsonOf(customers: readonly MapCustomer[]): string {
  return `${JSON.stringify(customers.flatMap(objectsOf), null, 2)}\n`;
}

function objectsOf(customer: MapCustomer): object[] {
  const { id, name, mode, trunks, numbers, gateways, routes, accounts, limits: _, ...held } = customer;
  const of = (className: string, { id: own, ...rest }: { readonly id: string }) => ({
    ...{ class: className, id: own, customerId: id },
    ...rest,
  });
  return [
    { ...of("Customer", { id }), name, ...(mode !== undefined && { terminationMode: mode }), ...held },
    ...trunks.map((one) => of("IncomingTrunk", one)),
    ...numbers.map((one) => of("DidNumber", one)),
    ...gateways.map(({ rewriting, ...one }) => ({ ...of("Gateway", one), ...rulesOf(rewriting) })),
    ...routes.map(({ to, from, rewriting, ...one }) => ({
      ...of("Route", one),
      ...{ dstPrefix: to, srcPrefix: from },
      ...rulesOf(rewriting),
    })),
    ...accounts.map(({ class: className, ...one }) => of(className, one)),
  ];
}

const rulesOf = ({ srcRule, srcResult, dstRule, dstResult }: MapCustomer["routes"][number]["rewriting"]) => ({
  ...(srcRule && { srcRewriteRule: srcRule, srcRewriteResult: srcResult }),
  ...(dstRule && { dstRewriteRule: dstRule, dstRewriteResult: dstResult }),
});
