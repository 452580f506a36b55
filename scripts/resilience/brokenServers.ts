import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { startSandbox } from "../../sandbox";
import { Stack } from "../../tests/engine/harness/stack";
import { errorsByResource, outcome } from "./runs";
import { say, type Table } from "./table";

const SERVERS: Record<string, () => Server> = {
  "never answers": () => createServer(() => {}),
  "answers garbage": () =>
    createServer((_request, response) => {
      response.writeHead(200, { "content-type": "application/vnd.api+json" });
      response.end('{"data":[{"<html>\u0000\u001b[31m');
    }),
  "always answers 500": () =>
    createServer((_request, response) => {
      response.writeHead(500).end();
    }),
};

/** Objects that don't depend on each other, so that each is tried. */
const PROGRAM = (renamed: boolean) => `
const telecom = require("pulumi-telecom-center");
const customer = "500";
const name = "${renamed ? "New" : "Old"}";
new telecom.Customer("customer", { name, customerId: "501" }, { protect: false });
new telecom.IncomingTrunk("trunk", { customer, name });
new telecom.DidNumber("did", { customer, number: "12120000001", enabled: ${!renamed} });
new telecom.Gateway("gateway", { customer, name, host: "sip.example.com" });
new telecom.Route("route", { customer, gateway: "g1", name });
new telecom.ExternalAccount("account", { customer, externalAccountId: "sim1"${renamed ? ', didNumber: "d1"' : ""} });
`;
const RESOURCES = 6;
const CONFIG = { "telecom-center:timeoutSeconds": "1", "telecom-center:maxRetries": "2" };

/** Runs against servers that hang, answer garbage or fail for good. */
export async function measureBrokenServers(): Promise<Table> {
  const rows: Table["rows"] = [];
  let passed = true;
  const sandbox = await startSandbox({
    seed: {
      customers: [{ id: "500", attributes: { name: "Acme" } }],
      termination_gateways: [
        { id: "g1", attributes: { name: "G", host: "h.example.com" }, relationships: { customer: "500" } },
      ],
      available_did_numbers: [
        { id: "d1", attributes: { number: "12129999999" }, relationships: { customer: "500" } },
      ],
    },
  });
  try {
    for (const [name, make] of Object.entries(SERVERS)) {
      const server = make();
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const fresh = new Stack({ program: PROGRAM(false), sandbox: { ...sandbox, url }, config: CONFIG });
      const made = new Stack({ program: PROGRAM(false), sandbox, config: CONFIG });
      try {
        await made.up();
        for (const [what, stack] of [
          ["create", fresh],
          ["refresh", made],
          ["update", made],
          ["delete", made],
        ] as const) {
          if (what === "update") stack.setProgram(PROGRAM(true));
          const command = ({ create: "up", update: "up", refresh: "refresh", delete: "destroy" } as const)[
            what
          ];
          const env = { TELECOM_CENTER_BASE_URL: url };
          const run = await outcome(stack, command, {
            args: ["--continue-on-error"].slice(what === "refresh" ? 1 : 0),
            env,
            timeoutSeconds: 300,
          });
          const errors = errorsByResource(run);
          const most = Math.max(0, ...[...errors.values()].map((messages) => messages.length));
          const traces = (run.output.match(/^\s+at .*:\d+/gm) ?? []).length;
          const odd = ["undefined", "[object ", "\u0000", "\u001b"].filter((text) =>
            run.output.includes(text),
          ).length;
          rows.push([name, what, errors.size, most, traces, run.seconds.toFixed(1)]);
          const fine = run.code !== 0 && errors.size === RESOURCES && most === 1 && traces === 0 && odd === 0;
          passed &&= fine;
          say(`  ${JSON.stringify(rows.at(-1))}`);
          if (!fine || process.env.SHOW) say(run.output);
        }
        await made.destroy();
      } finally {
        server.closeAllConnections();
        server.close();
      }
    }
  } finally {
    await sandbox.close();
  }
  return {
    header: [
      "server",
      "operation",
      "resources with an error",
      "errors of one resource",
      "stack traces",
      "seconds",
    ],
    rows,
    notes: [
      `${RESOURCES} resources that don't depend on each other, \`--continue-on-error\`, \`telecom-center:timeoutSeconds\` 1 and \`telecom-center:maxRetries\` 2.`,
    ],
    passed,
  };
}
