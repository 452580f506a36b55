/** One member of a JSON:API errors array. */
export interface ApiErrorObject {
  title: string;
  detail: string;
  code: string;
  status: string;
  source?: { pointer?: string; parameter?: string };
}

/** A request that ends with an error document. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly errors: ApiErrorObject[],
    readonly headers: Record<string, string> = {},
  ) {
    super(errors.map((error) => error.detail).join("; "));
  }
}

// Codes, titles and texts are those of the Ruby gem jsonapi-resources, which the API's documents resemble (record_count,
// filter[customer.id], the layout of links). The vendor documents no error body.
function one(status: number, code: string, title: string, detail: string, source?: ApiErrorObject["source"]) {
  return new ApiError(status, [errorObject(status, code, title, detail, source)]);
}

export function errorObject(
  status: number,
  code: string,
  title: string,
  detail: string,
  source?: ApiErrorObject["source"],
): ApiErrorObject {
  return { title, detail, code, ...(source && { source }), status: String(status) };
}

/** 422 for an attribute (`field` its wire name), a relationship or, without a field, the object as a whole. */
export function invalid(problem: string, pointer: string, field?: string): ApiErrorObject {
  return errorObject(422, "100", problem, field ? `${field} - ${problem}` : problem, { pointer });
}

export function notAllowed(name: string): ApiErrorObject {
  return errorObject(400, "105", "Param not allowed", `${name} is not allowed.`);
}

export function missingParameter(name: string): ApiError {
  return one(400, "106", "Missing Parameter", `The required parameter, ${name}, is missing.`);
}

export function badRequest(title: string, detail: string, code = "400"): ApiError {
  return one(400, code, title, detail);
}

export function invalidLink(name: string): ApiError {
  return one(400, "115", "Invalid Links Object", `Data is not a valid Links Object: ${name}.`, {
    pointer: `/data/relationships/${name}`,
  });
}

export function conflict(detail: string, pointer: string): ApiError {
  return one(409, "116", "Conflict", detail, { pointer });
}

export function notFound(id: string): ApiError {
  return one(404, "404", "Record not found", `The record identified by ${id} could not be found.`);
}

export function noSuchPath(path: string): ApiError {
  return one(404, "404", "Not found", `No endpoint answers at ${path}.`);
}

export function methodNotAllowed(method: string, allowed: string[]): ApiError {
  const error = errorObject(405, "405", "Method not allowed", `${method} is not available on this endpoint.`);
  return new ApiError(405, [error], { allow: allowed.join(", ") });
}

export function unauthorized(): ApiError {
  const error = errorObject(401, "401", "Unauthorized", "HTTP Basic: Access denied.");
  return new ApiError(401, [error], { "www-authenticate": 'Basic realm="Operator API"' });
}

export function locked(): ApiError {
  return one(423, "423", "Locked", "The account is locked after too many wrong passwords.");
}

export function notAcceptable(): ApiError {
  return one(
    406,
    "406",
    "Not acceptable",
    "All requests must use the 'application/vnd.api+json' Accept without media type parameters.",
  );
}

export function unsupportedMediaType(sent: string): ApiError {
  return one(
    415,
    "415",
    "Unsupported media type",
    `All requests that create or update must use the 'application/vnd.api+json' Content-Type. This request specified '${sent}'.`,
  );
}
