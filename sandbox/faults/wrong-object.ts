import { formatJson, parseJson, type Value } from "../json";
import type { Response } from "../transport/responses";

/** The same answer with another id or type in its first object, as a cache that mixes up its keys would give it. */
export function wrongObject(answer: Response, fault: "wrongId" | "wrongType"): Response {
  if (answer.body === "") return answer;
  const document = parseJson(answer.body) as Record<string, Value>;
  const [object] = [document.data ?? null].flat() as [Record<string, Value> | null | undefined];
  if (!object) return answer;
  if (fault === "wrongId") object.id = `${object.id}0`;
  else object.type = object.type === "customers" ? "incoming_trunks" : "customers";
  return { ...answer, body: formatJson(document) };
}
