/** What becomes of an object, or what is odd about it; it decides how the object looks. */
export type Mark = "added" | "removed" | "changed" | "unmanaged" | "differs" | "gone";

/** One object of a picture. */
export interface Spot {
  readonly key: string;
  readonly label: string;
  /** A second line: a host, a domain. */
  readonly detail?: string;
  readonly mark?: Mark;
  /** Why no call gets there, in words; it looks so. */
  readonly idle?: string;
  /** More to tell, a sentence each. */
  readonly notes?: readonly string[];
}

/** A route: the first digits that it takes, and the key of its gateway. */
export interface RouteSpot extends Spot {
  readonly to: string;
  readonly from: string;
  readonly gateway?: string;
}

/** A customer's picture: what calls come in by, and how they go out. */
export interface Scene {
  readonly customer: string;
  readonly trunks: readonly Spot[];
  readonly numbers: readonly Spot[];
  readonly routes: readonly RouteSpot[];
  readonly gateways: readonly Spot[];
}
