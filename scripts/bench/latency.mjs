/** Makes the sandbox answer as late as a far API. */
export async function latency(sandbox, milliseconds) {
  const headers = { "Content-Type": "application/json" };
  await fetch(`${sandbox.url}/_sandbox/faults`, {
    method: "PATCH",
    headers,
    body: JSON.stringify({ latencyMs: milliseconds }),
  });
}
