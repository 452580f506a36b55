import { missing, refused, type Table, told } from "./table";

export const didNumber: Table = {
  class: "DidNumber",
  valid: { customer: "1", number: "12120000001" },
  rows: [
    ...missing(
      "customer",
      '`customer` is required: a Customer or its id (text without spaces, "/", "?" and "#")',
    ),
    ...refused("customer", 'must be a Customer or its id (text without spaces, "/", "?" and "#")', [
      [null, "null"],
      [" ", '" "'],
      [{ id: "1" }, '{"id":"1"}'],
    ]),
    ...missing(
      "number",
      '`number` is required: the digits of a number with its country code, without "+" and at most 32, such as "12120000001"',
    ),
    ...refused(
      "number",
      'must be the digits of a number with its country code, without "+" and at most 32, such as "12120000001"',
      [
        [null, "null"],
        ["", '""'],
        ["+12120000001", '"+12120000001"'],
        ["1212-000-0001", '"1212-000-0001"'],
        ["1212000000A", '"1212000000A"'],
        ["1 212", '"1 212"'],
        ["111111111111111111111111111111111", '"111111111111111111111111111111111"'],
        [-1, "-1"],
        [1.5, "1.5"],
        [1e21, "1e+21"],
        [true, "true"],
        [["1"], '["1"]'],
        ["１２３", '"１２３"'],
      ],
    ),
    ...refused("enabled", "must be true or false", [
      [null, "null"],
      ["true", '"true"'],
      ["yes", '"yes"'],
      [1, "1"],
      [[], "[]"],
    ]),
    ...refused(
      "externalId",
      "must be an integer from 0 to 9223372036854775807, as text where it is above 9007199254740991, or null (no id)",
      [
        [-1, "-1"],
        ["-1", '"-1"'],
        [1.5, "1.5"],
        ["9223372036854775808", '"9223372036854775808"'],
        [9007199254740992, "9007199254740992"],
        ["abc", '"abc"'],
        ["", '""'],
        [true, "true"],
        [[1], "[1]"],
      ],
    ),
    ...refused("adopt", 'must be an id (text without spaces, "/", "?" and "#")', [[null, "null"]]),
    ...told(
      "didNumber",
      "1",
      "didNumber",
      "`didNumber` is no argument of DidNumber; the arguments are customer, number, enabled, externalId, adopt",
    ),
  ],
};
