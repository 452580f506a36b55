import type { OutboundGateway, OutboundRoute } from "../outbound";
import type { Scene } from "./spots";

/** What stacks say of an object; left out where no state was read. */
export interface Held {
  /** The stacks that have it, as project/stack; empty where none manages it. */
  readonly stacks?: readonly string[];
  /** What the account has otherwise than they say, a sentence each. */
  readonly differs?: readonly string[];
  /** A stack has it and the account does not. */
  readonly gone?: true;
}

export interface MapTrunk extends Held {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
}

export interface MapNumber extends Held {
  readonly id: string;
  readonly number: string;
  readonly enabled: boolean;
}

export interface MapGateway extends Held, Omit<OutboundGateway, "settings" | "id" | "key"> {
  readonly id: string;
}

export interface MapRoute extends Held, Pick<OutboundRoute, "name" | "to" | "from" | "rewriting"> {
  readonly id: string;
  readonly gatewayId: string;
}

/** A SIP account or an external one: it is searched and listed, and not drawn. */
export interface MapAccount extends Held {
  readonly class: string;
  readonly id: string;
  readonly name: string;
}

/** A customer with all that a call of its meets. */
export interface MapCustomer extends Held {
  readonly id: string;
  readonly name: string;
  /** The termination mode, where the account shows it. */
  readonly mode?: string;
  readonly trunks: readonly MapTrunk[];
  readonly numbers: readonly MapNumber[];
  readonly gateways: readonly MapGateway[];
  readonly routes: readonly MapRoute[];
  readonly accounts: readonly MapAccount[];
  /** Why a call may go otherwise, in words that begin in the middle of a sentence. */
  readonly limits: readonly string[];
}

/** The page of an account. */
export interface MapPage {
  readonly kind: "map";
  /** When the account was read, as ISO 8601. */
  readonly made: string;
  /** Whether objects are marked by what stacks say of them. */
  readonly hasStates: boolean;
  readonly customers: readonly MapCustomer[];
}

/** A sentence; names and values are other people's text. */
export type Words = readonly (string | { readonly name: string } | { readonly value: string })[];

/** What a change does to one customer. */
export interface ReviewedCustomer {
  readonly customer: { readonly name?: string; readonly id?: string };
  /** Project and stack, where there are several. */
  readonly stack?: string;
  readonly risk: string;
  readonly summary: Words;
  readonly steps: readonly {
    readonly risk: string;
    readonly text: Words;
    readonly reasons: string;
    readonly reach: readonly Words[];
  }[];
  readonly calls: {
    readonly rows: readonly {
      readonly kind: string;
      readonly calls: Words;
      readonly before: Words;
      readonly after: Words;
      readonly recent: string;
    }[];
    /** What stands below the table, a sentence each. */
    readonly below: readonly Words[];
  };
  /** The routing before and after, where it changes and there is one. */
  readonly before?: Scene;
  readonly after?: Scene;
}

/** The page of a change. */
export interface ReviewPage {
  readonly kind: "review";
  readonly headline: string;
  readonly fingerprint: string;
  /** Why previews failed. */
  readonly errors: readonly string[];
  readonly notes: readonly string[];
  readonly risks: readonly string[];
  readonly customers: readonly ReviewedCustomer[];
}

export type Page = MapPage | ReviewPage;
