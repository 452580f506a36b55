import type { Entity } from "./entity";
import { always, anything, shownText } from "./kinds";
import { owner } from "./shared";

const session = (facts: Pick<Entity, "name" | "plural" | "type" | "doc" | "sources">): Entity => ({
  ...facts,
  origin: "action",
  relationships: {
    customer: { ...owner, doc: "The customer whose user interface is entered: a `Customer` or its id." },
  },
  attributes: {
    triggers: {
      wire: "triggers",
      kind: anything,
      local: true,
      doc: "Any value; another one makes a new session.",
    },
    uri: {
      wire: "uri",
      kind: always(shownText),
      readOnly: true,
      secret: true,
      expected: true,
      doc: "The login link. Whoever has it is logged in.",
    },
  },
  label: "customer",
  filters: {},
  includes: [],
  deleteDoc: "Nothing: a session ends by itself.",
});

/** A customer's login to the user interface. */
export const customerSession = session({
  name: "CustomerSession",
  plural: "CustomerSessions",
  type: "sessions",
  doc: "A login link for a customer. A customer has one session at a time: a new one ends the one before. Made when the resource is created or its `triggers` change, never at preview.",
  sources: ["Operator API manual, Customer Sessions", "Public reference, Customer sessions"],
});

/** The operator's login to a customer's user interface. */
export const adminSession = session({
  name: "AdminSession",
  plural: "AdminSessions",
  type: "customer_admin_sessions",
  doc: "A login link for the operator's staff into a customer's user interface; it does not end the customer's own session. Made when the resource is created or its `triggers` change, never at preview.",
  sources: ["Operator API manual, Admin Sessions", "Public reference, Admin sessions"],
});
