import type { MapCustomer } from "../../../map";
import { customer } from "../support";

/** A customer of which a stack says something else: a gateway differs, another one is gone, and no stack has its numbers. */
export function drifted(): MapCustomer {
  const [gateway, spare] = customer().gateways;
  return customer({
    stacks: ["voice/prod"],
    gateways: [
      {
        ...gateway!,
        stacks: ["voice/prod"],
        differs: ['host is "sip.london.example" in the account, and "old.example" in the stack'],
      },
      { ...spare!, stacks: ["voice/prod"], gone: true },
    ],
    numbers: customer().numbers.map((one) => ({ ...one, stacks: [] })),
  });
}
