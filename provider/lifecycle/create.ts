import { ApiError } from "../api";
import type { Entity } from "../entities";
import { control } from "./control";
import { explain } from "./explain";
import { derivedId } from "./identity";
import { differences } from "./outputs";
import { post, send } from "./post";
import type { Session } from "./session";
import { settle } from "./settle";
import { alreadyExists } from "./taken";
import { declaredNames, type Remote, type Values } from "./values";

/** How many ids of a derived sequence are tried before it is given up. */
const ATTEMPTS = 8;

/** Creates the object that the inputs declare, or takes over the one that an earlier, killed run made for them. */
export async function create(
  session: Session,
  entity: Entity,
  inputs: Values,
): Promise<{ id: string; outputs: Values }> {
  const make = entity.origin === "action" ? act : made;
  const remote = await make(session, entity, inputs).catch((error: unknown) => {
    throw explain(entity, "created", inputs, error);
  });
  session.made.add(entity.type, remote.id);
  const wanted = withDerivedId(entity, inputs, remote.id);
  return {
    id: remote.id,
    outputs: await settle(session, entity, remote, wanted, { written: declaredNames(entity, wanted) }),
  };
}

// Where the derived id was taken, the object has another one of its sequence, and that is as declared.
function withDerivedId(entity: Entity, inputs: Values, id: string): Values {
  const name = entity.idArgument?.name;
  return name && inputs[control.seed] !== undefined ? { ...inputs, [name]: id } : inputs;
}

/** Repeating an action does no harm, so that a lost answer needs no search. */
async function act(session: Session, entity: Entity, inputs: Values): Promise<Remote> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send(session, entity, inputs);
    } catch (error) {
      if (!(error instanceof ApiError && error.ambiguous) || attempt > session.settings.maxRetries)
        throw error;
      await session.api.pause(attempt, error);
    }
  }
}

async function made(session: Session, entity: Entity, inputs: Values): Promise<Remote> {
  const name = entity.idArgument?.name;
  const seed = inputs[control.seed];
  if (!name || typeof seed !== "string") {
    return post(session, entity, inputs).catch(async (error: unknown) => {
      throw await alreadyExists(session, entity, inputs, error);
    });
  }
  const first = String(inputs[name]);
  const offset = first === derivedId(seed) ? 0 : -1;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const id = attempt === 0 ? first : derivedId(seed, attempt + offset);
    const wanted = { ...inputs, [name]: id };
    try {
      return await post(session, entity, wanted);
    } catch (error) {
      if (!isRefused(error)) throw error;
      const holder = await session.reader.oneOf(entity, id, inputs.customer);
      if (!holder) throw error;
      const same = differences(entity, wanted, holder).length === 0 && !session.made.has(entity.type, id);
      if (same) {
        session.tell(
          `warning: ${entity.name} ${id} exists already, as declared: an earlier run made it, and it is taken over.`,
        );
        return holder;
      }
    }
  }
  throw new Error(
    `${entity.name}: the first ${ATTEMPTS} ids derived from ${JSON.stringify(seed)} are taken; declare \`${name}\`.`,
  );
}

/** Whether the API said no to what was sent, as it does for an id that is taken. */
function isRefused(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 409 || error.status === 422 || error.status === 400);
}
