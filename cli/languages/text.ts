// What a reader can't see or what an editor shows elsewhere than it stands is written by its code.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u00a0]/gu;

/** A text in double quotes, with the escapes that JSON, Python, Go and YAML have in common. */
export function escapedText(value: string): string {
  return JSON.stringify(value).replace(INVISIBLE, (character) => {
    const code = character.codePointAt(0)!;
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, "0")}`
      : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}
