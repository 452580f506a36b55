import type { Query } from "../types";

/** Encodes a name or value for a query: spaces as %20, brackets and reserved characters as percent codes. */
export function encode(text: string): string {
  // Half a surrogate pair has no UTF-8 form: encodeURIComponent would throw.
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"));
}

/** A query as a list of encoded parameters, such as `filter%5Bcustomer.id%5D=1`. */
export function queryParameters(query: Query = {}): string[] {
  const parameters: string[] = [];
  const add = (name: string, value: string | number | boolean | undefined): void => {
    if (value !== undefined) parameters.push(`${encode(name)}=${encode(String(value))}`);
  };
  const addList = (name: string, values: string[] | undefined): void => {
    if (values?.length) parameters.push(`${encode(name)}=${values.map(encode).join(",")}`);
  };
  for (const [name, value] of Object.entries(query.filter ?? {})) add(`filter[${name}]`, value);
  addList("include", query.include);
  for (const [type, names] of Object.entries(query.fields ?? {})) addList(`fields[${type}]`, names);
  addList("sort", query.sort);
  add("page[number]", query.page?.number);
  add("page[size]", query.page?.size);
  return parameters;
}

/** Joins encoded parameters to a path. */
export function withQuery(path: string, parameters: string[]): string {
  return parameters.length > 0 ? `${path}?${parameters.join("&")}` : path;
}

/** Path of a list, or of one object. */
export function pathOf(type: string, id?: string): string {
  if (id === undefined) return `/${encode(type)}`;
  // An address ending in "/", "/." or "/.." would mean another resource: `DELETE /customers/..` must never be sent.
  if (id === "" || id === "." || id === "..")
    throw new RangeError(`"${id}" can't be the id of a ${type} object`);
  return `/${encode(type)}/${encode(id)}`;
}
