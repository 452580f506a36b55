import { ApiError, type Detail } from "../../api";

/** Whether the API refused the name of an attribute, and not the value that came with it. */
export function isNameRefused(error: unknown, name: string): boolean {
  return (
    error instanceof ApiError && error.status === 400 && error.details.some((one) => speaksOfName(one, name))
  );
}

const WHAT = "(?:attribute|param(?:eter)?|field|key|property|member)";
const OUTSIDE = "(?:allowed|permitted|supported|recogni[sz]ed|known|expected)";
const STRANGE = "(?:unknown|unsupported|unpermitted|unexpected|unrecogni[sz]ed)";

function speaksOfName({ title = "", detail = "", pointer = "", parameter }: Detail, name: string): boolean {
  const quoted = `(?<![a-z_])["'\`:]*${name}["'\`]*(?![a-z_])`;
  const sentences = [
    `${quoted}(?: ${WHAT})? (?:is|are|was)(?: not|n't) ${OUTSIDE}`,
    `${quoted} is ${STRANGE}`,
    `${quoted} is not an? (?:valid|${OUTSIDE}) ${WHAT}`,
    `(?:${STRANGE}|invalid) ${WHAT}s?:?.* ${quoted}`,
  ];
  if (sentences.some((sentence) => new RegExp(sentence, "i").test(detail || title))) return true;
  // Where the title alone says it, the name stands in its place.
  const place = parameter === name || pointer.endsWith(`/${name}`);
  return place && new RegExp(`^(?:${WHAT} not ${OUTSIDE}|${STRANGE} ${WHAT})`, "i").test(title);
}
