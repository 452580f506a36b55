import ipaddr from "ipaddr.js";
import { z } from "zod";
import { type Kind, kind } from "./kinds";

const CODECS = ["g729", "G722", "GSM", "PCMA", "PCMU", "OPUS", "telephone-event", "telephone-event/8000"];
const CODEC_LIST = CODECS.map((codec) => JSON.stringify(codec)).join(", ");

// The manual's tables and bodies spell the same codec with and without its clock rate.
const codecName = (codec: unknown) =>
  typeof codec === "string" ? codec.toLowerCase().replace("telephone-event/8000", "telephone-event") : codec;

/** Codecs in order of preference, the most preferred first. */
export const codecs: Kind = kind({
  allowed: "a list of at least one codec, each listed once",
  element: `one of ${CODEC_LIST}`,
  argument: z
    .array(z.unknown())
    .min(1)
    .superRefine((list, context) => {
      for (const [index, codec] of list.entries()) {
        const first = list.findIndex((other) => codecName(other) === codecName(codec));
        const unknown = !CODECS.some((known) => known === codec);
        const repeats = first < index && { rule: `not repeat ${JSON.stringify(list[first])} at [${first}]` };
        if (unknown || repeats)
          context.addIssue({
            code: "custom",
            path: [index],
            ...(!unknown && repeats && { params: repeats }),
          });
      }
    }),
  answer: z.array(z.string()),
  types: { input: "Codec[]", output: "Codec[]" },
  set: {
    name: "Codec",
    doc: "A codec. `telephone-event` and `telephone-event/8000` are the same.",
    values: CODECS,
  },
  canonical: (value) => (Array.isArray(value) ? value.map(codecName) : value),
});

// Integers beyond this lose digits in JavaScript, so they have to be written as text.
const safeDigits = z
  .int()
  .min(0)
  .transform((value) => String(value));

/** A telephone number: digits, without a plus sign. */
export const telephoneNumber: Kind = kind({
  allowed: 'the digits of a number with its country code, without "+" and at most 32, such as "12120000001"',
  argument: z.union([z.string().regex(/^\d{1,32}$/), safeDigits]),
  answer: z.union([z.string(), safeDigits]),
  types: { input: "string | number", output: "string" },
});

/** The first digits of a telephone number; kept as text for the sake of leading zeros. */
export const prefix: Kind = kind({
  allowed: 'the first digits of a number, at most 32, such as "44"',
  argument: z.union([z.string().regex(/^\d{0,32}$/), safeDigits]),
  answer: z.union([z.string(), safeDigits]),
  types: { input: "string | number", output: "string" },
});

const MAX_INT64 = 2n ** 63n - 1n;

/** An identifier of another system: an integer from 0 to 2^63-1, kept as text because it can be beyond JavaScript's integers. */
export const externalId: Kind = kind({
  allowed: "an integer from 0 to 9223372036854775807, as text where it is above 9007199254740991",
  argument: z.union([
    z
      .string()
      .refine((value) => /^\d{1,19}$/.test(value) && BigInt(value) <= MAX_INT64)
      .transform((value) => String(BigInt(value))),
    safeDigits,
  ]),
  answer: z.union([z.string(), safeDigits]),
  types: { input: "string | number", output: "string" },
  write: (value) => BigInt(String(value)),
});

/** A network as the API would write it, or undefined where it is none. */
export function network(value: string): string | undefined {
  const [address = "", bits, ...rest] = value.trim().split("/");
  // The zone of a link-local address has a meaning on one machine only.
  if (
    rest.length > 0 ||
    address.includes("%") ||
    !(ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address))
  )
    return undefined;
  const parsed = ipaddr.parse(address);
  const width = parsed.kind() === "ipv4" ? 32 : 128;
  if (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= width)) return undefined;
  const length = bits === undefined ? width : Number(bits);
  const family = parsed.kind() === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6;
  return `${family.networkAddressFromCIDR(`${parsed.toString()}/${length}`).toString()}/${length}`;
}

const networks = (value: unknown) =>
  Array.isArray(value)
    ? [
        ...new Set(
          value.map((item) => (typeof item === "string" ? (network(item) ?? item) : JSON.stringify(item))),
        ),
      ].sort()
    : value;

/** A set of IPv4 and IPv6 networks; one comma-separated text on the wire, which the API answers in a spelling of its own. */
export const networkSet: Kind = kind({
  allowed: "a list of at least one network",
  element: 'an IPv4 or IPv6 address or network, such as "192.0.2.0/24" or "2001:db8::/32"',
  argument: z.array(z.string().refine((value) => network(value) !== undefined)).min(1),
  answer: z.union([
    z.array(z.string()),
    z.string().transform((list) =>
      list
        .split(",")
        .map((item) => item.trim())
        .filter((item) => item !== "")
        .map((item) => network(item) ?? item),
    ),
    z.null().transform(() => []),
  ]),
  types: { input: "string[]", output: "string[]" },
  canonical: networks,
  write: (value) => (value as string[]).map((item) => item.trim()).join(","),
});
