import { createHash } from "node:crypto";

const LONGEST = 40;

// What Unicode's decomposition leaves of the languages of the user interface and their neighbours.
const LETTERS: Record<string, string> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ð: "d", þ: "th", ł: "l", đ: "d", ħ: "h", ı: "i" },
  ...{ а: "a", б: "b", в: "v", г: "g", ґ: "g", д: "d", е: "e", є: "ye", ж: "zh", з: "z", и: "i", і: "i" },
  ...{ к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh" },
  ...{ ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya" },
  ...{ "'": "", "’": "", "`": "" },
};

/**
 * The words of a name in lower-case ASCII, joined by hyphens; empty where the script has no transliteration here.
 */
export function slug(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const ascii = [...plain].map((character) => LETTERS[character] ?? character).join("");
  // A half that is left of another script's name would mislead.
  if (/[^\p{ASCII}\P{L}]/u.test(ascii)) return "";
  const words = ascii.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return words.slice(0, LONGEST).replace(/-$/, "");
}

/** Words joined by hyphens as part of a variable's name: `acme-pbx` becomes `AcmePbx`. */
export function pascal(words: string): string {
  return words.replace(/(^|-)([a-z0-9])/g, (_all, _hyphen, first: string) => first.toUpperCase());
}

/**
 * Names of which no two are the same, not even but for capitals. The first keeps what it asks for; those after it get a
 * hash of what they stand for, so that the same account gives the same names each time.
 */
export class Names {
  readonly #taken = new Set<string>();

  constructor(taken: readonly string[] = []) {
    for (const name of taken) this.hold(name);
  }

  /** A name that is in use already, by whoever. */
  hold(name: string): void {
    this.#taken.add(name.toLowerCase());
  }

  /** @param key - what the name stands for, such as type and id */
  take(wanted: string, key: string, separator = "-"): string {
    const digest = createHash("sha256").update(key).digest("hex");
    let name = wanted;
    for (let digits = 6; this.#taken.has(name.toLowerCase()); digits += 2) {
      name = `${wanted}${separator}${digest.slice(0, digits)}`;
    }
    this.#taken.add(name.toLowerCase());
    return name;
  }
}
