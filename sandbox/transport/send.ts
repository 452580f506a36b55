import type { ServerResponse } from "node:http";
import type { Response } from "./responses";

export function send(response: ServerResponse, { status, headers, body }: Response): void {
  const length = status === 204 ? {} : { "content-length": Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length });
  response.end(body);
}
