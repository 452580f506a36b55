/** Where the engine keeps states. */
export interface Backend {
  /** Leads the engine there. */
  readonly env: Record<string, string>;
  close(): Promise<void>;
}
