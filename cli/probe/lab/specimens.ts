import type { Json } from "../../../provider/api";
import type { Lab, Specimen } from "./lab";
import { NAME } from "./names";

/** What the probe's gateways are given to hide or to show; it opens nothing. */
export const PASSWORD = "made-up-by-the-probe";
/** A name that leads nowhere (RFC 2606). */
const HOST = "telecom-center-probe.invalid";

/** The customer that everything is tried with. */
export const customer = (lab: Lab): Promise<Specimen> => lab.specimen("customer", () => lab.customer([{}]));

/** A second customer, with a termination mode under whichever name the API takes. */
export const otherCustomer = (lab: Lab, names: readonly string[]): Promise<Specimen> =>
  lab.specimen("other customer", async () => {
    await customer(lab);
    const forms = [...names.map((name): Record<string, Json> => ({ [name]: "operator" })), {}];
    return lab.customer(forms, (form) => lab.known.set("termination mode sent", Object.keys(form)[0]));
  });

/** The second customer, where its termination mode does not matter. */
export const anyOther = (lab: Lab): Promise<Specimen> => otherCustomer(lab, []);

/** A trunk, with telephone-event as the manual's tables spell it. */
export const trunk = (lab: Lab): Promise<Specimen> =>
  lab.specimen("trunk", async () => {
    const related = { customer: await customer(lab) };
    return lab.child("incoming_trunks", [
      { attributes: { name: NAME, codecs: ["PCMU", "telephone-event"] }, related },
      { attributes: { name: NAME }, related },
    ]);
  });

/** A gateway with a password, and with telephone-event as the manual's bodies spell it. */
export const gateway = (lab: Lab): Promise<Specimen> =>
  lab.specimen("gateway", async () => {
    const related = { customer: await customer(lab) };
    const least = { name: NAME, host: HOST };
    const login = { authorization_name: "probe", authorization_password: PASSWORD };
    return lab.child("termination_gateways", [
      { attributes: { ...least, ...login, codecs: ["PCMU", "telephone-event/8000"] }, related },
      { attributes: { ...least, ...login }, related },
      { attributes: least, related },
    ]);
  });

/** What a gateway without a customer is made of. */
export const LOOSE_GATEWAY = { name: NAME, host: HOST };

/** A gateway of the second customer. */
export const otherGateway = (lab: Lab): Promise<Specimen> =>
  lab.specimen("other gateway", async () =>
    lab.child("termination_gateways", [
      { attributes: { name: NAME, host: HOST }, related: { customer: await anyOther(lab) } },
    ]),
  );

/** A route to the gateway, which no call can take. */
export const route = (lab: Lab): Promise<Specimen> =>
  lab.specimen("route", async () => {
    const related = { customer: await customer(lab), gateway: await gateway(lab) };
    return lab.child("termination_routes", [{ attributes: { name: NAME, dst_prefix: "999" }, related }]);
  });

/** A number of a country code that is not assigned, so that it is nobody's. */
export const numberOf = ({ id }: Specimen): string => `999${id}`;

/** A number with an id of another system. */
export const did = (lab: Lab): Promise<Specimen> =>
  lab.specimen("did", async () => {
    const owner = await customer(lab);
    const number = numberOf(owner);
    return lab.child("available_did_numbers", [
      { attributes: { number, enabled: true, external_id: 1 }, related: { customer: owner } },
      { attributes: { number, enabled: true }, related: { customer: owner } },
    ]);
  });

/** External accounts whose ids are in another order than they are made in. */
export const accounts = async (lab: Lab): Promise<Specimen[]> => {
  const related = { customer: await customer(lab) };
  const first = (lab.known.get("first account") as number | undefined) ?? lab.pick();
  lab.known.set("first account", first);
  const made: Specimen[] = [];
  for (const [place, offset] of [1, 0, 2].entries()) {
    const specimen = await lab.specimen(`account ${place}`, () =>
      lab.child("external_account_routes", [{ id: String(first + offset), attributes: {}, related }]),
    );
    made.push(specimen);
  }
  return made;
};

/** The first external account. */
export const account = async (lab: Lab): Promise<Specimen> => (await accounts(lab))[0]!;
