import { missing, refused, type Table, told } from "./table";

export const externalAccount: Table = {
  class: "ExternalAccount",
  valid: { customer: "1" },
  rows: [
    ...missing(
      "customer",
      '`customer` is required: a Customer or its id (text without spaces, "/", "?" and "#")',
    ),
    ...refused("customer", 'must be a Customer or its id (text without spaces, "/", "?" and "#")', [
      [null, "null"],
      [[], "[]"],
    ]),
    ...refused(
      "didNumber",
      'must be a DidNumber or its id (text without spaces, "/", "?" and "#"), or null (none)',
      [
        ["", '""'],
        ["a b", '"a b"'],
        ["1?x", '"1?x"'],
        [1.5, "1.5"],
        [false, "false"],
        [{ id: "1" }, '{"id":"1"}'],
        [-3, "-3"],
      ],
    ),
    ...refused("externalAccountId", 'must be an id (text without spaces, "/", "?" and "#")', [
      [null, "null"],
      ["", '""'],
      ["a b", '"a b"'],
      ["1?x", '"1?x"'],
      [1.5, "1.5"],
      [false, "false"],
      [{ id: "1" }, '{"id":"1"}'],
      [".", '"."'],
    ]),
    ...refused("adopt", 'must be an id (text without spaces, "/", "?" and "#")', [
      [null, "null"],
      [{}, "{}"],
    ]),
    ...told(
      "allowExternalCalls",
      true,
      "allowExternalCalls",
      "`allowExternalCalls` is no argument of ExternalAccount, only the API sets it; the arguments are customer, didNumber, externalAccountId, adopt",
    ),
    ...told(
      "callerIdName",
      "Reception",
      "callerIdName",
      "`callerIdName` is no argument of ExternalAccount, only the API sets it; the arguments are customer, didNumber, externalAccountId, adopt",
    ),
  ],
};
