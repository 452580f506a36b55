import * as telecom from "pulumi-telecom-center";

const silent = telecom.getExternalAccountsOutput({ filter: { allowExternalCalls: false } });

export const accountsWithoutNumber = silent.apply((accounts) => accounts.map(({ id }) => id));
