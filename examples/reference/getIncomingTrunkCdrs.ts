import * as telecom from "pulumi-telecom-center";

// Accounts on the newer API ask for timeStartGteq.
const missed = telecom.getIncomingTrunkCdrsOutput({
  filter: { timeStartGteq: "2026-01-31T00:00:00Z", success: false },
  limit: 100,
});

export const missedCalls = missed.apply((calls) =>
  calls.map(({ srcNumber, didNumber, timeStart }) => `${timeStart}: ${srcNumber} called ${didNumber}`),
);
