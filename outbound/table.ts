import type { Gateway, Route } from "../calls";

/** A gateway of a customer, with what an operator finds it by. */
export interface OutboundGateway extends Gateway {
  /** The account's id; none for one that is still to be made. */
  readonly id?: string;
  /** Host name or address; none where nobody shows the gateway itself. */
  readonly host?: string;
  readonly port: number;
}

/** A route of a customer. */
export interface OutboundRoute extends Route<OutboundGateway> {
  /** The account's id; none for one that is still to be made. */
  readonly id?: string;
}

/** How one customer's calls go out, at one time. */
export interface Outbound {
  readonly id?: string;
  readonly name?: string;
  /** The termination mode; undefined where nobody shows it. */
  readonly mode?: string;
  readonly routes: readonly OutboundRoute[];
  readonly gateways: readonly OutboundGateway[];
  /** Why the answer may be another one than these routes give, in words that begin in the middle of a sentence. */
  readonly limits: readonly string[];
}
