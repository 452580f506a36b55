import ipaddr from "ipaddr.js";
import { z } from "zod";
import { type Kind, kind, text } from "./kinds";

const EXAMPLE = 'such as "sip.example.net", "192.0.2.10" or "2001:db8::10"';

/** A host name or an address. What can be none is told; the rest is for the API to judge. */
export const host: Kind = kind({
  allowed: `a host name or an IP address, ${EXAMPLE}`,
  argument: z.string().superRefine((value, context) => {
    const rule = ruleFor(value);
    if (rule !== undefined) context.addIssue({ code: "custom", params: { rule } });
  }),
  answer: text.answer,
  types: text.types,
});

/** What a text breaks that is no host, to follow "must"; undefined where it may be one. */
function ruleFor(value: string): string | undefined {
  if (value.trim() === "") return `be a host name or an IP address, ${EXAMPLE}`;
  if (/[\r\n\u2028\u2029]/.test(value)) return "not hold a line break, as a file or `echo` ends";
  if (/\s/.test(value)) return "not hold blanks";
  if (/[\p{Cc}\p{Cf}]/u.test(value)) return "not hold characters that can't be seen";
  if (/^[a-z][a-z0-9+.-]*:\/\/|^(?:sips?|tel|https?|udp|tcp|tls|wss?):/i.test(value))
    return `be a host without a scheme, ${EXAMPLE}`;
  if (/^\[[^[\]]*\]:\d*$/.test(value) || /^[^:[\]]*:\d*$/.test(value))
    return "not hold a port: that is the argument `port`";
  if (/[[\]]/.test(value) && !isBracketed(value))
    return 'have brackets around a whole IPv6 address, such as "[2001:db8::10]", or none';
  return undefined;
}

const isBracketed = (value: string): boolean =>
  value.startsWith("[") && value.endsWith("]") && ipaddr.IPv6.isValid(value.slice(1, -1));
