import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { isUnknown } from "./known";
import { resourceRule } from "./rule";

/** Whether a country has numbers of that length; not whether the number is in use, which changes from week to week. */
function possible(number: string): boolean {
  return /^[1-9]\d{1,14}$/.test(number) && parsePhoneNumberFromString(`+${number}`)?.isPossible() === true;
}

/** A number that no carrier can deliver: without its country code, too long, too short, or mistyped. */
export const numberE164 = resourceRule(
  ["DidNumber"],
  {
    name: "number-e164",
    description: "A DID number is an E.164 number: country code and national number, at most 15 digits.",
    enforcementLevel: "mandatory",
  },
  ({ number }) => {
    if (isUnknown(number)) return [];
    const digits = String(number ?? "").replace(/^\+/, "");
    if (possible(digits)) return [];
    return [
      `number "${digits}" is no E.164 number, so no carrier can deliver calls to it. Write the country code first, ` +
        'without "+" or "00", then the national number without its leading zero: "442079460000" for 020 7946 0000 in London.',
    ];
  },
);
