import type { Value } from "../json";
import { parseTime } from "../times";
import { isInt32 } from "./integers";
import { networkForm } from "./networks";

export type Checked = { value: Value } | { problem: string };

/** What an attribute may hold: tells the value to store, or what is wrong with the one that was sent. */
export interface Kind {
  check(value: Value): Checked;
}

const ok = (value: Value): Checked => ({ value });
const wrong = (problem: string): Checked => ({ problem });

export const text: Kind = {
  check: (value) => (typeof value === "string" ? ok(value) : wrong("must be a string")),
};

export const filledText: Kind = {
  check: (value) =>
    typeof value !== "string"
      ? wrong("must be a string")
      : value.trim() === ""
        ? wrong("can't be blank")
        : ok(value),
};

export const host: Kind = {
  check: (value) => {
    const filled = filledText.check(value);
    return "value" in filled && /\s/.test(String(value)) ? wrong("is invalid") : filled;
  },
};

export function choice(...allowed: string[]): Kind {
  return {
    check: (value) =>
      typeof value === "string" && allowed.includes(value) ? ok(value) : wrong("is not included in the list"),
  };
}

/** Like choice, but shown as a list: at least one of the allowed values, in the order of their priority. */
export function choices(...allowed: string[]): Kind {
  return {
    check: (value) => {
      if (!Array.isArray(value)) return wrong("must be an array");
      if (value.length === 0) return wrong("can't be blank");
      const known = value.every((item) => typeof item === "string" && allowed.includes(item));
      return known ? ok([...value]) : wrong("is not included in the list");
    },
  };
}

export function integer(least?: number, most?: number): Kind {
  return {
    check: (value) => {
      if (typeof value !== "number" && typeof value !== "bigint") return wrong("is not a number");
      if (typeof value === "number" && !Number.isInteger(value)) return wrong("must be an integer");
      if (least !== undefined && value < least) return wrong(`must be greater than or equal to ${least}`);
      if (most !== undefined && value > most) return wrong(`must be less than or equal to ${most}`);
      return isInt32(value) ? ok(value) : wrong("is out of range");
    },
  };
}

/** 0..2^63-1, kept exactly. */
export const longInteger: Kind = {
  check: (value) => {
    const digits = typeof value === "string" ? value : String(value);
    if (typeof value === "number" && !Number.isInteger(value)) return wrong("must be an integer");
    if (typeof value === "boolean" || !/^-?\d+$/.test(digits)) return wrong("is not a number");
    const exact = BigInt(digits);
    if (exact < 0n) return wrong("must be greater than or equal to 0");
    if (exact > 9223372036854775807n) return wrong("must be less than or equal to 9223372036854775807");
    return ok(exact);
  },
};

/** Digits: the manual's tables say integer, its bodies hold text. Kept as text, since leading zeros matter. */
export function digits(blank: "allowed" | "refused"): Kind {
  return {
    check: (value) => {
      if (typeof value !== "string" && typeof value !== "number" && typeof value !== "bigint") {
        return wrong("is not a number");
      }
      const sent = String(value);
      if (sent === "") return blank === "allowed" ? ok("") : wrong("can't be blank");
      return /^\d{1,32}$/.test(sent) ? ok(sent) : wrong("is not a number");
    },
  };
}

/** A JSON boolean or, as the manual's tables print it, "true" or "false". */
export const boolean: Kind = {
  check: (value) => {
    if (typeof value === "boolean") return ok(value);
    return value === "true" || value === "false"
      ? ok(value === "true")
      : wrong("is not included in the list");
  },
};

/** Networks separated by commas. Kept as sent: whether they are answered in long form is a switch. */
export const networks: Kind = {
  check: (value) => {
    if (typeof value !== "string") return wrong("must be a string");
    if (value.trim() === "") return wrong("can't be blank");
    return value.split(",").every((item) => networkForm(item) !== null) ? ok(value) : wrong("is invalid");
  },
};

/** A point in time, kept as seconds since 1970. */
export const time: Kind = {
  check: (value) => {
    const seconds = typeof value === "string" ? parseTime(value) : typeof value === "number" ? value : null;
    return seconds === null ? wrong("is not a valid time") : ok(seconds);
  },
};
