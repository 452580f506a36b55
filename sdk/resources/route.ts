// Generated from provider/entities by `npm run generate`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type Definition, OperatorResource } from "../resource";
import type { Customer } from "./customer";
import type { Gateway } from "./gateway";

/** Arguments of a `Route`. */
export interface RouteArgs {
  /** The customer that owns it: a `Customer` or its id. Another customer replaces the object. */
  customer: pulumi.Input<Customer | string>;
  /** The gateway that takes the calls: a `Gateway` or its id. */
  gateway: pulumi.Input<Gateway | string>;
  /** The route's name. Must be a text that is not blank. */
  name: pulumi.Input<string>;
  /** The first digits of the source number that take this route; of several routes the longest match wins. Must be the first digits of a number, at most 32, such as "44", or null (any number). Default: null. */
  srcPrefix?: pulumi.Input<string | number | null | undefined>;
  /** The first digits of the destination number that take this route; of several routes the longest match wins. Must be the first digits of a number, at most 32, such as "44", or null (any number). Default: null. */
  dstPrefix?: pulumi.Input<string | number | null | undefined>;
  /** Regular expression (POSIX) that the source number has to match to be rewritten. Must be a text, or null (no rule). Default: null. */
  srcRewriteRule?: pulumi.Input<string | null | undefined>;
  /** What a matching source number becomes. Must be a text, or null (no rule). Default: null. */
  srcRewriteResult?: pulumi.Input<string | null | undefined>;
  /** Regular expression (POSIX) that the destination number has to match to be rewritten. Must be a text, or null (no rule). Default: null. */
  dstRewriteRule?: pulumi.Input<string | null | undefined>;
  /** What a matching destination number becomes. Must be a text, or null (no rule). Default: null. */
  dstRewriteResult?: pulumi.Input<string | null | undefined>;
  /** Id of an object that exists: it is taken over and updated to match, in place of creating one. */
  adopt?: pulumi.Input<string | undefined>;
}

const definition: Definition = {
  name: "Route",
  outputs: [
    "customer",
    "gateway",
    "name",
    "srcPrefix",
    "dstPrefix",
    "srcRewriteRule",
    "srcRewriteResult",
    "dstRewriteRule",
    "dstRewriteResult",
    "customerId",
    "gatewayId",
    "operator",
  ],
  secrets: [],
  references: ["customer", "gateway"],
  mirrors: {
    customerId: "customer",
    gatewayId: "gateway",
  },
};

/**
 * A termination route of a customer: sends the outbound calls whose numbers match to a gateway.
 *
 * Deleting it removes: The route.
 *
 * @example
 * ```ts
 * import * as telecom from "pulumi-telecom-center";
 *
 * const elm = new telecom.Customer("elm", { name: "Elm Logistics" });
 *
 * const [london, world] = ["london", "world"].map(
 *   (name) => new telecom.Gateway(`elm-${name}`, { customer: elm, name, host: `${name}.carrier.example` }),
 * );
 *
 * // The longest prefix wins: calls to the United Kingdom leave in London, all others over the second gateway.
 * new telecom.Route("elm-uk", { customer: elm, gateway: london!, name: "UK", dstPrefix: "44" });
 * new telecom.Route("elm-world", { customer: elm, gateway: world!, name: "World" });
 * ```
 *
 * @see Operator API manual, Routes; Public reference, Routes
 */
export class Route extends OperatorResource {
  /** The customer that owns it: a `Customer` or its id. Another customer replaces the object. */
  declare readonly customer: pulumi.Output<string>;
  /** The gateway that takes the calls: a `Gateway` or its id. */
  declare readonly gateway: pulumi.Output<string>;
  /** The route's name. Must be a text that is not blank. */
  declare readonly name: pulumi.Output<string>;
  /** The first digits of the source number that take this route; of several routes the longest match wins. Must be the first digits of a number, at most 32, such as "44", or null (any number). Default: null. */
  declare readonly srcPrefix: pulumi.Output<string | null>;
  /** The first digits of the destination number that take this route; of several routes the longest match wins. Must be the first digits of a number, at most 32, such as "44", or null (any number). Default: null. */
  declare readonly dstPrefix: pulumi.Output<string | null>;
  /** Regular expression (POSIX) that the source number has to match to be rewritten. Must be a text, or null (no rule). Default: null. */
  declare readonly srcRewriteRule: pulumi.Output<string | null>;
  /** What a matching source number becomes. Must be a text, or null (no rule). Default: null. */
  declare readonly srcRewriteResult: pulumi.Output<string | null>;
  /** Regular expression (POSIX) that the destination number has to match to be rewritten. Must be a text, or null (no rule). Default: null. */
  declare readonly dstRewriteRule: pulumi.Output<string | null>;
  /** What a matching destination number becomes. Must be a text, or null (no rule). Default: null. */
  declare readonly dstRewriteResult: pulumi.Output<string | null>;
  /** Id of the Customer. */
  declare readonly customerId: pulumi.Output<string>;
  /** Id of the Gateway. */
  declare readonly gatewayId: pulumi.Output<string>;
  /** True when it was made through the API or by the staff of telecom.center, false when the customer made it. */
  declare readonly operator: pulumi.Output<boolean>;

  /**
   * A termination route of a customer: sends the outbound calls whose numbers match to a gateway.
   *
   * @param name - the resource's name in the stack
   * @param args - what the Route is to be
   * @param opts - Pulumi's resource options; `import` takes over the object with that id
   *
   * @example
   * ```ts
   * import * as telecom from "pulumi-telecom-center";
   *
   * const elm = new telecom.Customer("elm", { name: "Elm Logistics" });
   *
   * const [london, world] = ["london", "world"].map(
   *   (name) => new telecom.Gateway(`elm-${name}`, { customer: elm, name, host: `${name}.carrier.example` }),
   * );
   *
   * // The longest prefix wins: calls to the United Kingdom leave in London, all others over the second gateway.
   * new telecom.Route("elm-uk", { customer: elm, gateway: london!, name: "UK", dstPrefix: "44" });
   * new telecom.Route("elm-world", { customer: elm, gateway: world!, name: "World" });
   * ```
   */
  constructor(name: string, args: RouteArgs, opts?: pulumi.CustomResourceOptions) {
    super(definition, name, args, opts);
  }

  /**
   * Reads one that the stack does not manage.
   *
   * @param name - the resource's name in the stack
   * @param id - the object's id in the account
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Route {
    return new Route(name, {} as RouteArgs, { ...opts, id });
  }
}
