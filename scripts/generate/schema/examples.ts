import { type Declaration, type Expression, go, python, typescript, yaml } from "../../../cli/languages";

const value = (given: unknown): Expression => ({ is: "value", value: given });
const resource = (variable: string): Expression => ({ is: "resource", variable });
const secret = (key: string): Expression => ({ is: "secret", key });

type Args = Record<string, unknown>;

const isExpression = (given: unknown): given is Expression =>
  typeof given === "object" && given !== null && "is" in given;

function declare(
  name: string,
  variable: string,
  resourceName: string,
  args: Args,
  options: Partial<Declaration> = {},
): Declaration {
  return {
    class: name,
    variable,
    name: resourceName,
    args: Object.entries(args).map(([key, given]) => [key, isExpression(given) ? given : value(given)]),
    ...options,
  };
}

const customer = (variable: string, name: string) => declare("Customer", variable, variable, { name });

/** A program for each class; the same in each language. */
const EXAMPLES: Record<string, readonly Declaration[]> = {
  Customer: [
    declare(
      "Customer",
      "acme",
      "acme",
      {
        customerId: "200100",
        name: "Acme Ltd",
        language: "EN",
        capacityLimit: 30,
        sipAccountLimit: null,
        terminationMode: "operator",
      },
      { protect: true },
    ),
  ],
  IncomingTrunk: [
    customer("birch", "Birch and Sons"),
    declare("IncomingTrunk", "trunk", "birch-trunk", {
      customer: resource("birch"),
      name: "From the DID provider",
      transportProtocol: "TCP",
      codecs: ["PCMA", "PCMU", "telephone-event"],
    }),
  ],
  DidNumber: [
    customer("cedar", "Cedar Clinic"),
    declare(
      "DidNumber",
      "number",
      "cedar-number",
      { customer: resource("cedar"), number: "12120000101", externalId: "4711" },
      { deleteBeforeReplace: true },
    ),
  ],
  Gateway: [
    customer("dogwood", "Dogwood Travel"),
    declare("Gateway", "gateway", "dogwood-carrier", {
      customer: resource("dogwood"),
      name: "Carrier",
      host: "sip.carrier.example",
      port: 5080,
      codecs: ["PCMA", "PCMU"],
      dstRewriteRule: "^00(.*)$",
      dstRewriteResult: "\\1",
      authorizationName: "dogwood",
      authorizationPassword: secret("carrierPassword"),
    }),
  ],
  Route: [
    customer("elm", "Elm Logistics"),
    declare("Gateway", "london", "elm-london", {
      customer: resource("elm"),
      name: "london",
      host: "london.carrier.example",
    }),
    declare("Route", "uk", "elm-uk", {
      customer: resource("elm"),
      gateway: resource("london"),
      name: "UK",
      dstPrefix: "44",
    }),
  ],
  ExternalAccount: [
    customer("fir", "Fir Taxi"),
    declare("DidNumber", "number", "fir-number", { customer: resource("fir"), number: "12120000201" }),
    declare("ExternalAccount", "sim", "fir-sim", {
      customer: resource("fir"),
      externalAccountId: "8937204016180",
      didNumber: resource("number"),
    }),
  ],
  SipAccount: [
    declare("SipAccount", "reception", "reception", {
      customer: "1000001",
      username: "reception",
      useAllowedIps: true,
      allowedIps: ["192.0.2.0/24", "2001:db8::/32"],
    }),
  ],
  CustomerSession: [
    customer("grove", "Grove Hotel"),
    declare("CustomerSession", "session", "grove-login", {
      customer: resource("grove"),
      triggers: { handover: "2026-01" },
    }),
  ],
  AdminSession: [
    customer("hazel", "Hazel Bakery"),
    declare("AdminSession", "session", "hazel-support", {
      customer: resource("hazel"),
      triggers: ["ticket 4711"],
    }),
  ],
};

const LANGUAGES = [typescript, python, go, yaml];

/** The example of a class in each language, by the name of its fence. */
export function examplesOf(name: string): Record<string, string> {
  const declarations = EXAMPLES[name];
  if (!declarations) throw new Error(`scripts/generate/schema/examples.ts has no example of ${name}`);
  return Object.fromEntries(LANGUAGES.map((language) => [language.name, language.program({ declarations })]));
}
