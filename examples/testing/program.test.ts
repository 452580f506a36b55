import * as pulumi from "@pulumi/pulumi";
import type * as program from "./index";

// Milliseconds: Pulumi's mocks stand for the engine. Good for what the program computes; nothing checks its arguments.
const declared = new Map<string, Record<string, unknown>>();

let stack: typeof program;

beforeAll(async () => {
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => {
      declared.set(name, inputs);
      return { id: `${name}-id`, state: inputs };
    },
    call: ({ inputs }) => inputs,
  });
  pulumi.runtime.setAllConfig({ "project:seats": "9" });
  stack = require("./index");
});

const known = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

test("nine seats make six calls at once", async () => {
  expect(await known(stack.acme.capacityLimit)).toBe(6);
  expect(await known(stack.acme.sipAccountLimit)).toBe(9);
});

test("the route leaves through the customer's own gateway", async () => {
  await known(stack.gateway.id);
  // The route is declared when the gateway's id is there.
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(declared.get("acme-uk")).toMatchObject({ gateway: "acme-pbx-id", customer: "acme-id" });
});
