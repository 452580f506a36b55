import { missing, refused, type Table, told } from "./table";

export const sipAccount: Table = {
  class: "SipAccount",
  valid: { customer: "1", username: "z4wnypvker" },
  rows: [
    ...missing(
      "customer",
      '`customer` is required: a Customer or its id (text without spaces, "/", "?" and "#")',
    ),
    ...refused("customer", 'must be a Customer or its id (text without spaces, "/", "?" and "#")', [
      [null, "null"],
      [true, "true"],
    ]),
    ...told(
      "username",
      undefined,
      "sipAccountId",
      "exactly one of `sipAccountId` and `username` is required; none is declared",
    ),
    ...refused("username", 'must be a text without spaces, "/", "?" and "#"', [
      [null, "null"],
      ["", '""'],
      ["two words", '"two words"'],
      [["a"], '["a"]'],
    ]),
    ...told(
      "sipAccountId",
      "123",
      "sipAccountId",
      "exactly one of `sipAccountId` and `username` is required; both are declared",
    ),
    ...refused("useAllowedIps", "must be true or false", [
      [null, "null"],
      ["true", '"true"'],
      [0, "0"],
    ]),
    ...refused("allowedIps", "must be a list of at least one network", [
      [null, "null"],
      ["127.0.0.1", '"127.0.0.1"'],
      [[], "[]"],
    ]),
    ...refused(
      { argument: "allowedIps", path: "allowedIps[0]" },
      'must be an IPv4 or IPv6 address or network, such as "192.0.2.0/24" or "2001:db8::/32"',
      [
        [["10.0.0.0/33"], '"10.0.0.0/33"'],
        [["10.0.0.300"], '"10.0.0.300"'],
        [["2001:db8::/129"], '"2001:db8::/129"'],
        [["fe80::1%eth0"], '"fe80::1%eth0"'],
        [["office.example.com"], '"office.example.com"'],
        [["10.0.0.1,10.0.0.2"], '"10.0.0.1,10.0.0.2"'],
        [["010.0.0.1"], '"010.0.0.1"'],
        [[""], '""'],
        [[null], "null"],
        [[7], "7"],
        [["10.0.0.0/"], '"10.0.0.0/"'],
      ],
    ),
    ...refused(
      { argument: "allowedIps", path: "allowedIps[1]" },
      'must be an IPv4 or IPv6 address or network, such as "192.0.2.0/24" or "2001:db8::/32"',
      [[["10.0.0.1", "10.0.0"], '"10.0.0"']],
    ),
    ...refused("adopt", 'must be an id (text without spaces, "/", "?" and "#")', [[" ", '" "']]),
    ...told(
      "password",
      "secret",
      "password",
      "`password` is no argument of SipAccount, only the API sets it; the arguments are customer, sipAccountId, username, useAllowedIps, allowedIps, adopt",
    ),
    ...told(
      "isOnline",
      true,
      "isOnline",
      "`isOnline` is no argument of SipAccount, only the API sets it; the arguments are customer, sipAccountId, username, useAllowedIps, allowedIps, adopt",
    ),
  ],
};
