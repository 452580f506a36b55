import * as telecom from "pulumi-telecom-center";

// The customer made the account in the user interface; here it is locked to the office's networks.
const reception = new telecom.SipAccount("reception", {
  customer: "1000001",
  username: "reception",
  useAllowedIps: true,
  allowedIps: ["192.0.2.0/24", "2001:db8::/32"],
});

export const receptionAccount = reception.sipAccountId;
export const receptionPassword = reception.password;
