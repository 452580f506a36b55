import { heedTheEnd } from "../adapter/ending";
import { providerOf } from "./provider";

/**
 * What the `__provider` text of every resource calls in Pulumi's provider process. The text is part of users' state, so this
 * name and signature never change.
 *
 * @param name - the class, such as "Customer"
 * @returns a `pulumi.dynamic.ResourceProvider`
 */
export function provider(name: string): object {
  heedTheEnd();
  return providerOf(name);
}
