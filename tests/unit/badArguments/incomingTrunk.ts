import { missing, refused, type Table, told } from "./table";

export const incomingTrunk: Table = {
  class: "IncomingTrunk",
  valid: { customer: "1" },
  rows: [
    ...missing(
      "customer",
      '`customer` is required: a Customer or its id (text without spaces, "/", "?" and "#")',
    ),
    ...refused("customer", 'must be a Customer or its id (text without spaces, "/", "?" and "#")', [
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
    ...refused("name", "must be a text, or null (no name)", [
      [5, "5"],
      [true, "true"],
      [["x"], '["x"]'],
      [{ a: 1 }, '{"a":1}'],
    ]),
    ...refused("transportProtocol", 'must be one of "UDP", "TCP"', [
      [null, "null"],
      ["", '""'],
      ["udp", '"udp"'],
      [1, "1"],
      [["udp"], '["udp"]'],
      ["TLS", '"TLS"'],
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
    ...refused("destinationField", 'must be one of "RURI_USERPART", "TO_USERPART"', [
      [null, "null"],
      ["", '""'],
      ["RURI", '"RURI"'],
      [1, "1"],
      [["RURI"], '["RURI"]'],
    ]),
    ...refused("adoptDefault", "must be true or false", [
      ["true", '"true"'],
      [null, "null"],
      [1, "1"],
    ]),
    ...refused("adopt", 'must be an id (text without spaces, "/", "?" and "#")', [
      ["", '""'],
      ["a b", '"a b"'],
    ]),
    ...told(
      "domain",
      "x.in.phone.systems",
      "domain",
      "`domain` is no argument of IncomingTrunk, only the API sets it; the arguments are customer, name, transportProtocol, codecs, destinationField, adopt, adoptDefault",
    ),
  ],
};
