// scripts/policies.js EVENTS: prints what the policies say in the events of a preview.
const { readFileSync } = require("node:fs");

for (const line of readFileSync(process.argv[2], "utf8").split("\n")) {
  // An engine that was killed leaves half a line.
  const { policyEvent } = line.endsWith("}") ? JSON.parse(line) : {};
  if (!policyEvent) continue;
  const { enforcementLevel, policyName, resourceUrn = "", message } = policyEvent;
  console.log(
    `${enforcementLevel} policy ${policyName}, ${resourceUrn.split("::").at(-1)}: ${message.trim()}`,
  );
}
