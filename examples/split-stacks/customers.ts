import { createHash } from "node:crypto";

export interface Listed {
  key: string;
  name: string;
  number: string;
}

/** The whole list, from wherever you keep it. */
export const customers: Listed[] = Array.from({ length: Number(process.env.CUSTOMERS ?? 24) }, (_, n) => ({
  key: `customer-${n + 1}`,
  name: `Customer ${n + 1}`,
  number: String(12125550100 + n),
}));

/**
 * The stack of a customer. It depends on the customer's key alone, so that a customer never moves when others come or go.
 * Another number of stacks would move nearly all: choose it once, for the size that you will have.
 */
export function stackOf(key: string, stacks: number): number {
  return createHash("sha256").update(key).digest().readUInt32BE(0) % stacks;
}
