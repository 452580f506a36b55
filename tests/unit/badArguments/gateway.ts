import { missing, refused, type Table, told } from "./table";

const SUCH = 'such as "sip.example.net", "192.0.2.10" or "2001:db8::10"';
const HOST = `a host name or an IP address, ${SUCH}`;

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
    ...missing("host", `\`host\` is required: ${HOST}`),
    ...refused("host", `must be ${HOST}`, [
      [null, "null"],
      ["", '""'],
      ["   ", '"   "'],
      [127, "127"],
      [["a"], '["a"]'],
    ]),
    ...refused("host", "must not hold a line break, as a file or `echo` ends", [
      ["pbx.example.net\n", '"pbx.example.net\\n"'],
      ["pbx\r\n.example.net", '"pbx\\r\\n.example.net"'],
    ]),
    ...refused("host", "must not hold blanks", [
      ["pbx example.net", '"pbx example.net"'],
      [" pbx.example.net", '" pbx.example.net"'],
      ["pbx.example.net\u00a0", '"pbx.example.net\u00a0"'],
    ]),
    ...refused("host", "must not hold characters that can't be seen", [["pbx\u200b", '"pbx\\u200b"']]),
    ...refused("host", `must be a host without a scheme, ${SUCH}`, [
      ["sip:pbx.example.net", '"sip:pbx.example.net"'],
      ["https://pbx.example.net", '"https://pbx.example.net"'],
      ["udp:192.0.2.1", '"udp:192.0.2.1"'],
    ]),
    ...refused("host", "must not hold a port: that is the argument `port`", [
      ["pbx.example.net:5060", '"pbx.example.net:5060"'],
      ["192.0.2.1:5060", '"192.0.2.1:5060"'],
      ["[2001:db8::1]:5060", '"[2001:db8::1]:5060"'],
    ]),
    ...refused("host", 'must have brackets around a whole IPv6 address, such as "[2001:db8::10]", or none', [
      ["[2001:db8::1", '"[2001:db8::1"'],
      ["2001:db8::1]", '"2001:db8::1]"'],
      ["[pbx.example.net]", '"[pbx.example.net]"'],
    ]),
    ...refused("authorizationName", "must not end with a line break, as a file or `echo` ends", [
      ["acme\n", '"acme\\n"'],
    ]),
    ...refused("authorizationPassword", "must not end with a line break, as a file or `echo` ends", [
      ["hush\r\n", "a text"],
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
    ...refused("authorizationName", "must be a text without line breaks, or null (no authorization)", [
      [5, "5"],
      [true, "true"],
      [["x"], '["x"]'],
      [{ a: 1 }, '{"a":1}'],
    ]),
    ...refused("authorizationPassword", "must be a text without line breaks, or null (no authorization)", [
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
