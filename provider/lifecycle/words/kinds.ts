/**
 * What kind of failure it is, for people and for programs: the same words stand at the end of each message, in JSON, and in
 * docs/troubleshooting.md.
 */
export const KINDS = {
  missing: "something that is needed is not declared or not configured",
  malformed: "a value or an answer has no form that can be read",
  "not allowed": "a value, a name or a combination that can't be",
  different: "an object is not as declared, and must not be changed",
  taken: "another object has the id, the number, or all that is declared",
  "held by another resource": "another resource of the stack or program has the object",
  gone: "there is no such object, or it was deleted",
  refused: "the API did not carry it out",
  "not applied": "the API answered with success and did not do it",
  forbidden: "the credentials are good and not allowed to do it",
  unauthorized: "the credentials were refused",
  "another account": "the run talks to another account than the stack's objects are in",
  "not approved": "the approved review does not list it, or lists it otherwise",
  throttled: "the API asks to wait longer than anybody does",
  unreachable: "nothing was sent, as no connection came about",
  unavailable: "no usable answer came, and nothing was carried out",
  "not the API": "something else answered in the API's place",
  unclear: "whether it was carried out, or which object it is, could not be found out",
} as const;

export type Kind = keyof typeof KINDS;

export const isKind = (value: unknown): value is Kind =>
  typeof value === "string" && Object.hasOwn(KINDS, value);

/** A message with its kind at its end. */
export function withKind(message: string, kind: Kind | undefined): string {
  return kind === undefined || kindIn(message) !== undefined ? message : `${message} [${kind}]`;
}

/** The kind at the end of a message, as `withKind` writes it. */
export function kindIn(message: string): Kind | undefined {
  const word = /\[([\w ]+)\]\s*$/.exec(message)?.[1];
  return isKind(word) ? word : undefined;
}
