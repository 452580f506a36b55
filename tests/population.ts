/** For each customer of `populate` one object of every class, two of DID numbers: eight with the customer. */
export const EVERY_CLASS = {
  trunksPerCustomer: 1,
  didsPerCustomer: 2,
  gatewaysPerCustomer: 1,
  routesPerGateway: 1,
  externalAccountsPerCustomer: 1,
  sipAccountsPerCustomer: 1,
} as const;
