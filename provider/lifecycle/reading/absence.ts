import { type ApiClient, ApiError, type ResourceObject } from "../../api";
import type { Entity } from "../../entities";
import { NotProvenError } from "../words/explain";

/**
 * Proves that an object whose own address answers that there is none is gone: a list of its class, read to its end after
 * that, does not hold it either. A load balancer's 404 is no proof, and neither is one of missing rights.
 *
 * @param said - what the object's own address answered
 * @throws NotProvenError where the list holds it, or can't be read to its end
 */
export async function proveAbsence(
  api: ApiClient,
  entity: Entity,
  id: string,
  said: ApiError,
): Promise<undefined> {
  const unproven = (why: string, shown?: ResourceObject) =>
    new NotProvenError(
      `${sentence(said)} That alone does not prove that ${entity.name} ${id} is gone: ${why}. Nothing was changed in the state.`,
      shown,
    );
  try {
    for await (const page of listOf(api, entity, id)) {
      const shown = page.data.find((object) => object.id === id);
      if (shown) throw unproven("the list of its class still shows it", shown);
      if (page.last && !page.complete) throw unproven("the list of its class could not be read to its end");
    }
  } catch (error) {
    if (error instanceof ApiError)
      throw unproven(`the list of its class can't be read (${error.message.replace(/\.$/, "")})`);
    throw error;
  }
}

const sentence = ({ message }: Error) => (message.endsWith(".") ? message : `${message}.`);

/** The list with that object alone, where the API takes the filter; else the whole one. */
async function* listOf(api: ApiClient, entity: Entity, id: string) {
  const wire = entity.filters.id?.wire;
  if (wire !== undefined && (entity.filters.id?.type !== "integer" || /^\d+$/.test(id))) {
    try {
      yield* api.pages(entity.type, { filter: { [wire]: id } });
      return;
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 400)) throw error;
    }
  }
  yield* api.pages(entity.type);
}
