/** The recorded calls of a part. */
export interface Recent {
  readonly calls: number;
  readonly seconds: number;
  /** When the first of them began; null without one. */
  readonly since: string | null;
}

/** How the old routes, applied to what was recorded, compare with what happened. */
export interface Replayed {
  readonly calls: number;
  readonly asRecorded: number;
  readonly otherwise: number;
}

/** The recorded calls to a number that is deleted or disabled. */
export type Incoming = Omit<Recent, "seconds">;
