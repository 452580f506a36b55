import * as telecom from "pulumi-telecom-center";

/** Seconds that the customer's calls of a day took; the records need not fit into memory. */
async function talked(): Promise<number> {
  let seconds = 0;
  const filter = {
    customerId: "1000001",
    timeStartGteq: "2026-01-31T00:00:00Z",
    timeStartLted: new Date("2026-01-31T23:59:59Z"),
  };
  for await (const { duration } of telecom.iterateTerminationCdrs({ filter, fields: ["duration"] })) {
    seconds += duration ?? 0;
  }
  return seconds;
}

export const secondsTalked = talked();
