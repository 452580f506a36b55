import { resourceRule } from "./rule";

interface Config {
  required?: string[];
}

const LIMITS: Record<string, string> = {
  capacityLimit: "calls at once",
  sipAccountLimit: "SIP accounts",
};

/** A customer without a limit can take all channels of the commercial account, or be billed for any number of seats. */
export const customerLimits = resourceRule<Config>(
  ["Customer"],
  {
    name: "customer-limits",
    description: "A customer has a limit of calls at once and of SIP accounts.",
    enforcementLevel: "advisory",
    configSchema: {
      properties: {
        required: {
          type: "array",
          items: { type: "string", enum: Object.keys(LIMITS) },
          default: Object.keys(LIMITS),
          description: "Which limits a customer has to have.",
        },
      },
    },
  },
  (customer, { required = Object.keys(LIMITS) }) =>
    required
      .filter((limit) => customer[limit] === undefined || customer[limit] === null)
      .map(
        (limit) =>
          `${limit} is not set, so the customer may have any number of ${LIMITS[limit]} and can use up what all ` +
          `customers share. Set ${limit} to what the customer ordered, such as ${limit}: 10.`,
      ),
);
