import { readFileSync } from "node:fs";
import type { PolicyResource, StackValidationPolicy } from "@pulumi/policy";
import {
  type CallTest,
  customersOf,
  gatewayOf,
  type Outbound,
  type OutboundGateway,
  readCallTests,
  routeOf,
  runCallTests,
  unseenGateway,
} from "../outbound";
import { classOfType } from "../provider/lifecycle/object/tokens";
import { isUnknown, knownOf } from "./known";
import { Ownership, shown } from "./ownership";
import { known } from "./rule";

interface Config {
  file?: string;
}

/** Calls that have to go where a file says, such as to an emergency line. Customers that the stack does not hold are left out. */
export const callTests: StackValidationPolicy = {
  name: "call-tests",
  description: "Calls take the gateways that a file of call tests expects.",
  enforcementLevel: "mandatory",
  configSchema: {
    properties: {
      file: {
        type: "string",
        description:
          "The file of call tests, as `npx telecom-center calls` takes it. Without one nothing is tested.",
      },
    },
  },
  validateStack: (args, reportViolation) => {
    const { file } = args.getConfig<Config>();
    if (file === undefined) return;
    let tests: CallTest[];
    try {
      tests = readCallTests(readFileSync(file, "utf8"), file);
    } catch (error) {
      reportViolation(
        `${(error as Error).message}\nMend the file, or name another one in the setting \`file\`.`,
      );
      return;
    }
    const outbounds = outboundsOf(args.resources);
    const { found } = customersOf(tests, outbounds);
    const held = tests.filter((_, index) => found[index] !== undefined);
    const theirs = found.filter((one) => one !== undefined);
    for (const { ok, customer, to, from, expected, why } of runCallTests(held, theirs)) {
      if (ok) continue;
      const call = `${to}${from === null ? "" : ` from ${from}`}`;
      reportViolation(
        `A call of ${customer} to ${call} is not as expected (${JSON.stringify(expected)}): ${why}. Change the routes, or what ${file} expects.`,
      );
    }
  },
};

/** The customers of a stack whose routes are known in full; of the rest nothing can be said yet. */
function outboundsOf(resources: readonly PolicyResource[]): Outbound[] {
  const ownership = new Ownership(resources);
  const gateways = new Map<string, OutboundGateway>();
  const ids = new Map<string, string>();
  for (const one of resources.filter(({ type }) => classOfType(type) === "Gateway")) {
    gateways.set(one.urn, gatewayOf(one.urn, valuesOf(one), {}));
    const id = (one as { id?: string }).id ?? known(one, "id");
    if (typeof id === "string") ids.set(id, one.urn);
  }
  const routesOf = new Map<string | undefined, PolicyResource[]>();
  for (const one of resources.filter(({ type }) => classOfType(type) === "Route")) {
    const owner = ownership.ownerOf(one);
    const group = routesOf.get(owner) ?? [];
    routesOf.set(owner, group);
    group.push(one);
  }
  return resources
    .filter(({ type }) => classOfType(type) === "Customer")
    .flatMap((customer): Outbound[] => {
      const mine = routesOf.get(customer.urn) ?? [];
      const routes = mine.map((one) => routeFrom(one, gateways, ids));
      if (routes.some((route) => route === undefined)) return [];
      const [id, name] = [known(customer, "customerId"), known(customer, "name")];
      return [
        {
          id: typeof id === "string" ? id : shown(customer.urn),
          ...(typeof name === "string" && { name }),
          routes: routes.filter((route) => route !== undefined),
          gateways: [],
          limits: [],
        },
      ];
    });
}

function routeFrom(
  route: PolicyResource,
  gateways: ReadonlyMap<string, OutboundGateway>,
  ids: ReadonlyMap<string, string>,
) {
  const { gateway: target, ...values } = allOf(route);
  if (Object.values(values).some(isUnknown)) return undefined;
  const [declared, ...more] =
    route.propertyDependencies.gateway?.filter(({ type }) => classOfType(type) === "Gateway") ?? [];
  const urn =
    declared && more.length === 0 ? declared.urn : typeof target === "string" ? ids.get(target) : undefined;
  const gateway = (urn === undefined ? undefined : gateways.get(urn)) ?? other(target);
  return gateway && routeOf(route.urn, values, gateway);
}

const other = (target: unknown): OutboundGateway | undefined =>
  typeof target === "string" ? unseenGateway(target, target, target) : undefined;

const allOf = ({ props }: PolicyResource): Record<string, unknown> =>
  Object.fromEntries(
    [...Object.keys(props), "gateway", "dstPrefix", "srcPrefix"].map((name) => [name, knownOf(props, name)]),
  );

/** What is not known yet of a gateway says nothing of where calls go. */
const valuesOf = (resource: PolicyResource): Record<string, unknown> =>
  Object.fromEntries(Object.entries(allOf(resource)).filter(([, value]) => !isUnknown(value)));
