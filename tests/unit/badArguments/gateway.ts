import { missing, refused, type Table, told } from "./table";

export const gateway: Table = {
  class: "Gateway",
  valid: { customer: "1", name: "pbx", host: "sip.example.com" },
  rows: [
    ...missing(
      "customer",
      '`customer` is required: a Customer or its id (text without spaces, "/", "?" and "#")',
    ),
    ...refused("customer", 'must be a Customer or its id (text without spaces, "/", "?" and "#")', [
      [null, "null"],
      ["1/2", '"1/2"'],
    ]),
    ...missing("name", "`name` is required: a text that is not blank"),
    ...refused("name", "must be a text that is not blank", [
      [null, "null"],
      ["", '""'],
      [3, "3"],
      [["a"], '["a"]'],
    ]),
    ...missing("host", "`host` is required: a text that is not blank"),
    ...refused("host", "must be a text that is not blank", [
      [null, "null"],
      ["", '""'],
      ["   ", '"   "'],
      [127, "127"],
      [["a"], '["a"]'],
    ]),
    ...refused("port", "must be an integer from 1 to 65535, or null (the default, 5060)", [
      [0, "0"],
      [-1, "-1"],
      [65536, "65536"],
      [70000, "70000"],
      [5060.5, "5060.5"],
      ["5060", '"5060"'],
      [true, "true"],
      [[5060], "[5060]"],
    ]),
    ...refused("codecs", "must be a list of at least one codec, each listed once", [
      [null, "null"],
      ["PCMA", '"PCMA"'],
      [[], "[]"],
      [{ "0": "PCMA" }, '{"0":"PCMA"}'],
    ]),
    ...refused(
      { argument: "codecs", path: "codecs[1]" },
      'must be one of "g729", "G722", "GSM", "PCMA", "PCMU", "OPUS", "telephone-event", "telephone-event/8000"',
      [
        [["PCMA", "mp3"], '"mp3"'],
        [["PCMA", null], "null"],
      ],
    ),
    ...refused(
      { argument: "codecs", path: "codecs[0]" },
      'must be one of "g729", "G722", "GSM", "PCMA", "PCMU", "OPUS", "telephone-event", "telephone-event/8000"',
      [
        [["pcma"], '"pcma"'],
        [["G729"], '"G729"'],
        [[8], "8"],
      ],
    ),
    ...refused({ argument: "codecs", path: "codecs[2]" }, 'must not repeat "PCMA" at [0]', [
      [["PCMA", "PCMU", "PCMA"], '"PCMA"'],
    ]),
    ...refused({ argument: "codecs", path: "codecs[1]" }, 'must not repeat "telephone-event" at [0]', [
      [["telephone-event", "telephone-event/8000"], '"telephone-event/8000"'],
    ]),
    ...refused("srcRewriteRule", "must be a text, or null (no rule)", [
      [5, "5"],
      [true, "true"],
    ]),
    ...refused("srcRewriteResult", "must be a text, or null (no rule)", [
      [5, "5"],
      [true, "true"],
    ]),
    ...refused("dstRewriteRule", "must be a text, or null (no rule)", [
      [5, "5"],
      [true, "true"],
    ]),
    ...refused("dstRewriteResult", "must be a text, or null (no rule)", [
      [5, "5"],
      [true, "true"],
    ]),
    ...refused("authorizationName", "must be a text, or null (no authorization)", [
      [5, "5"],
      [true, "true"],
      [["x"], '["x"]'],
      [{ a: 1 }, '{"a":1}'],
    ]),
    ...refused("authorizationPassword", "must be a text, or null (no authorization)", [
      [12345, "a number"],
      [true, "a boolean"],
      [["secret"], "a list"],
      [{ secret: 1 }, "an object"],
    ]),
    ...refused(
      "networkProtocol",
      'must be one of "IPv4_only", "IPv6_only", "IPv4_pref", "IPv6_pref", "Dualstack"',
      [
        [null, "null"],
        ["", '""'],
        ["IPv4", '"IPv4"'],
        [1, "1"],
        [["IPv4"], '["IPv4"]'],
        ["ipv4_only", '"ipv4_only"'],
      ],
    ),
    ...refused("adopt", 'must be an id (text without spaces, "/", "?" and "#")', [["", '""']]),
    ...told(
      "operator",
      true,
      "operator",
      "`operator` is no argument of Gateway, only the API sets it; the arguments are customer, name, host, port, codecs, srcRewriteRule, srcRewriteResult, dstRewriteRule, dstRewriteResult, authorizationName, authorizationPassword, networkProtocol, adopt",
    ),
    ...told(
      "transportProtocol",
      "TLS",
      "transportProtocol",
      "`transportProtocol` is no argument of Gateway; the arguments are customer, name, host, port, codecs, srcRewriteRule, srcRewriteResult, dstRewriteRule, dstRewriteResult, authorizationName, authorizationPassword, networkProtocol, adopt",
    ),
  ],
};
