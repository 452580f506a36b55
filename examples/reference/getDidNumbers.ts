import * as telecom from "pulumi-telecom-center";

const disabled = telecom.getDidNumbersOutput({ filter: { enabled: false }, include: ["customer"] });

export const disabledNumbers = disabled.apply((numbers) =>
  numbers.map(({ number, customer }) => `${number} of ${customer?.name}`),
);
