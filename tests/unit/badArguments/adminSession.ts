import { missing, refused, type Table, told } from "./table";

export const adminSession: Table = {
  class: "AdminSession",
  valid: { customer: "1" },
  rows: [
    ...missing(
      "customer",
      '`customer` is required: a Customer or its id (text without spaces, "/", "?" and "#")',
    ),
    ...refused("customer", 'must be a Customer or its id (text without spaces, "/", "?" and "#")', [
      [null, "null"],
      ["1 2", '"1 2"'],
    ]),
    ...told(
      "adopt",
      "1",
      "adopt",
      "`adopt` is no argument of AdminSession; the arguments are customer, triggers",
    ),
    ...told(
      "trigger",
      "x",
      "trigger",
      "`trigger` is no argument of AdminSession; the arguments are customer, triggers",
    ),
  ],
};
