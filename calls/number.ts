/** A number without what people put between its digits: spaces and the leading "+". */
export const digitsOf = (text: string): string => text.replace(/[\s+]/g, "");

/** A caller's number as routes see it: none where it is no number, such as a name or "anonymous". */
export function callerOf(text: string | null | undefined): string {
  const digits = digitsOf(text ?? "");
  return /^\d*$/.test(digits) ? digits : "";
}
