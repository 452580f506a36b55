import * as telecom from "pulumi-telecom-center";

const hazel = new telecom.Customer("hazel", { name: "Hazel Bakery" });

const session = new telecom.AdminSession("hazel-support", { customer: hazel, triggers: ["ticket 4711"] });

/** Secret: `pulumi stack output hazelSupportLogin --show-secrets` prints it. */
export const hazelSupportLogin = session.uri;
