import * as telecom from "pulumi-telecom-center";

const accounts = telecom.getSipAccountsOutput({ filter: { customerId: "1000001" } });

export const openAccounts = accounts.apply((all) =>
  all.filter(({ useAllowedIps }) => !useAllowedIps).map(({ username }) => username),
);
