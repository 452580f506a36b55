import { missing, refused, type Table, told } from "./table";

export const customerSession: Table = {
  class: "CustomerSession",
  valid: { customer: "1" },
  rows: [
    ...missing(
      "customer",
      '`customer` is required: a Customer or its id (text without spaces, "/", "?" and "#")',
    ),
    ...refused("customer", 'must be a Customer or its id (text without spaces, "/", "?" and "#")', [
      [null, "null"],
      ["", '""'],
      [{}, "{}"],
    ]),
    ...told(
      "adopt",
      "1",
      "adopt",
      "`adopt` is no argument of CustomerSession; the arguments are customer, triggers",
    ),
    ...told(
      "uri",
      "https://x",
      "uri",
      "`uri` is no argument of CustomerSession, only the API sets it; the arguments are customer, triggers",
    ),
  ],
};
