import * as pulumi from "@pulumi/pulumi";
import * as telecom from "pulumi-telecom-center";

interface Office {
  customer: string;
  networks: string[];
  /** Accounts of people who travel, by user name. */
  except?: string[];
}

const offices = new pulumi.Config().requireObject<Office[]>("offices");

// Customers make their SIP accounts themselves, so each run looks up which there are by now.
async function lockOffice({ customer, networks, except = [] }: Office): Promise<string[]> {
  const accounts = await telecom.getSipAccounts({
    filter: { customerId: customer },
    fields: ["id", "username"],
  });
  const here = accounts.filter(({ username }) => !except.includes(username ?? ""));
  for (const { id } of here) {
    new telecom.SipAccount(`${customer}-${id}`, {
      customer,
      sipAccountId: id,
      useAllowedIps: true,
      allowedIps: networks,
    });
  }
  return here.map(({ id, username }) => username ?? id).sort();
}

/** The accounts of each customer that can register from its offices alone. */
export const locked = Promise.all(
  offices.map(async (office) => [office.customer, await lockOffice(office)] as const),
).then((entries) => Object.fromEntries(entries));
