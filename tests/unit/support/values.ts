import fc from "fast-check";

/** The codecs of the API manual, with both spellings of `telephone-event`. */
export const CODECS = [
  "g729",
  "G722",
  "GSM",
  "PCMA",
  "PCMU",
  "OPUS",
  "telephone-event",
  "telephone-event/8000",
];

/** Any text, with letters of all alphabets, quotes, line ends and emoji among them. */
export const texts = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.constantFrom(
    "",
    " ",
    "null",
    "true",
    "0044",
    "Ünïcødé",
    'say "hi"',
    "line\nline",
    "^\\+?(\\d+)$",
    "\u2028",
  ),
);

/** IPv4 and IPv6 addresses and networks in the spellings that people use. */
export const networks = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([address, bits]) => `${address}/${bits}`),
  fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })).map(([address, bits]) => `${address}/${bits}`),
  fc.constantFrom(
    "0.0.0.0/0",
    "::/0",
    "127.0.0.1",
    "2001:DB8::1",
    " 192.0.2.1 ",
    "10.1.2.3/8",
    "::ffff:1.2.3.4",
  ),
);
