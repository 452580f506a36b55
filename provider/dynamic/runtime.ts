import { heedTheEnd } from "../adapter/ending";
import { type EntityProvider, providerOf } from "./provider";

/**
 * What the `__provider` text of every resource calls in Pulumi's provider process. The text is part of users' state, so this
 * name and signature never change.
 *
 * @param name - the class, such as "Customer"
 */
export function provider(name: string): EntityProvider {
  heedTheEnd();
  return providerOf(name);
}
