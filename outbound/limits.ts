/** Who else carries a customer's calls, by its termination mode (Public reference, Customers: termination mode). */
const OTHERS: Record<string, string> = {
  system: "gateways of telecom.center carry the calls, and nobody shows them",
  system_customer:
    "gateways of telecom.center, which nobody shows, and routes of the customer's own carry calls as well",
  customer: "only routes that the customer makes itself carry its calls, and not the operator's",
  operator_customer:
    "routes that the customer makes itself carry calls as well, and it may change them at any time",
};

/** What a customer's termination mode leaves open; nothing where the operator's routes alone carry its calls. */
export function limitOfMode(mode: string | undefined): string | undefined {
  if (mode === "operator") return undefined;
  if (mode === undefined)
    return "the customer's termination mode is not known: unless it is operator, others than these routes carry calls as well";
  const others = OTHERS[mode] ?? "this version does not know what that means for its calls";
  return `the customer's termination mode is ${mode}: ${others}`;
}
