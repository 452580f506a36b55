import { missing, refused, type Table, told } from "./table";

export const route: Table = {
  class: "Route",
  valid: { customer: "1", gateway: "2", name: "all" },
  rows: [
    ...missing(
      "customer",
      '`customer` is required: a Customer or its id (text without spaces, "/", "?" and "#")',
    ),
    ...refused("customer", 'must be a Customer or its id (text without spaces, "/", "?" and "#")', [
      [null, "null"],
      [0.5, "0.5"],
    ]),
    ...missing(
      "gateway",
      '`gateway` is required: a Gateway or its id (text without spaces, "/", "?" and "#")',
    ),
    ...refused("gateway", 'must be a Gateway or its id (text without spaces, "/", "?" and "#")', [
      [null, "null"],
      ["", '""'],
      ["12 3", '"12 3"'],
      ["customers/1", '"customers/1"'],
      [-1, "-1"],
      [1.5, "1.5"],
      [true, "true"],
      [{}, "{}"],
      [["1"], '["1"]'],
    ]),
    ...missing("name", "`name` is required: a text that is not blank"),
    ...refused("name", "must be a text that is not blank", [
      [null, "null"],
      ["", '""'],
      [44, "44"],
    ]),
    ...refused(
      "srcPrefix",
      'must be the first digits of a number, at most 32, such as "44", or null (any number)',
      [
        ["+44", '"+44"'],
        ["44x", '"44x"'],
        [4.4, "4.4"],
        [-44, "-44"],
        [true, "true"],
        ["111111111111111111111111111111111", '"111111111111111111111111111111111"'],
      ],
    ),
    ...refused(
      "dstPrefix",
      'must be the first digits of a number, at most 32, such as "44", or null (any number)',
      [
        ["44 20", '"44 20"'],
        ["^44", '"^44"'],
        [["44"], '["44"]'],
        [1e21, "1e+21"],
        [{}, "{}"],
      ],
    ),
    ...refused("srcRewriteRule", "must be a text, or null (no rule)", [
      [true, "true"],
      [["x"], '["x"]'],
    ]),
    ...refused("srcRewriteResult", "must be a text, or null (no rule)", [
      [true, "true"],
      [["x"], '["x"]'],
    ]),
    ...refused("dstRewriteRule", "must be a text, or null (no rule)", [
      [true, "true"],
      [["x"], '["x"]'],
    ]),
    ...refused("dstRewriteResult", "must be a text, or null (no rule)", [
      [true, "true"],
      [["x"], '["x"]'],
    ]),
    ...refused("adopt", 'must be an id (text without spaces, "/", "?" and "#")', [["a b", '"a b"']]),
    ...told(
      "prefix",
      "44",
      "prefix",
      "`prefix` is no argument of Route; the arguments are customer, gateway, name, srcPrefix, dstPrefix, srcRewriteRule, srcRewriteResult, dstRewriteRule, dstRewriteResult, adopt",
    ),
  ],
};
