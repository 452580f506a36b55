import * as telecom from "pulumi-telecom-center";

const grove = new telecom.Customer("grove", { name: "Grove Hotel" });

const session = new telecom.CustomerSession("grove-login", {
  customer: grove,
  // Another value makes a new link, which ends the session before it.
  triggers: { handover: "2026-01" },
});

/** Secret: `pulumi stack output groveLogin --show-secrets` prints it. */
export const groveLogin = session.uri;
