import type { Entity } from "../../entities";
import { approve } from "../approving/approve";
import { announcement, compareTaken } from "../deciding/comparison";
import { takeoverOf } from "../deciding/control";
import { toOutputs } from "../object/outputs";
import { declaredNames, type Remote, type Values } from "../object/values";
import { identityIn } from "../owning/identity";
import { type Observation, observe } from "../owning/observe";
import type { Session } from "../session";
import { explain } from "../words/explain";
import { act, ensure } from "./ensure";
import { settle } from "./settle";
import { patch } from "./write";

/** A resource's object, as the state is to have it. */
export interface Created {
  readonly id: string;
  readonly outputs: Values;
}

/**
 * Gives a resource its object, in four steps that are each safe to repeat: observe whose it is, ensure that it exists, sync
 * what differs, return what it is.
 */
export async function create(session: Session, entity: Entity, inputs: Values): Promise<Created> {
  const takesOver =
    entity.origin === "existing" || takeoverOf(inputs) !== undefined || inputs.adoptDefault === true;
  try {
    if (entity.origin === "action") {
      approveNew(session, entity, inputs);
      return await settled(session, entity, await act(session, entity, inputs), inputs);
    }
    const alike = JSON.stringify([entity.type, inputs.customer ?? null, inputs[entity.label] ?? null]);
    return await session.ledger
      .inTurn(alike, async () => {
        const observation = await observe(session, entity, inputs);
        if (observation.is === "mine") return sync(session, entity, inputs, observation);
        approveNew(session, entity, inputs);
        const remote = await ensure(session, entity, inputs, observation.before);
        await hold(session, entity, inputs, remote.id);
        return () => settled(session, entity, remote, inputs);
      })
      .then((finish) => finish());
  } catch (error) {
    throw explain(entity, takesOver ? "taken over" : "created", inputs, error, takeoverOf(inputs)?.id);
  }
}

function approveNew(session: Session, entity: Entity, inputs: Values): void {
  const [identity, names] = [identityIn(inputs), declaredNames(entity, inputs)];
  approve(session, { does: "create", entity, identity, names, values: inputs });
}

async function hold(session: Session, entity: Entity, inputs: Values, id: string): Promise<void> {
  const identity = identityIn(inputs);
  session.ledger.hold(entity.type, id, { path: identity?.path ?? "", how: "taken" });
  if (!identity || entity.origin !== "created") return;
  const customer = inputs.customer === undefined ? undefined : String(inputs.customer);
  await session.memory(identity).made(identity.path, id, customer);
}

function settled(session: Session, entity: Entity, remote: Remote, inputs: Values): Promise<Created> {
  return settle(session, entity, remote, inputs, { written: declaredNames(entity, inputs) }).then(
    (outputs) => ({
      id: remote.id,
      outputs,
    }),
  );
}

/** Holds an object that is taken over; the returned function writes what differs from the declaration. */
async function sync(
  session: Session,
  entity: Entity,
  inputs: Values,
  mine: Extract<Observation, { is: "mine" }>,
): Promise<() => Promise<Created>> {
  const { remote } = mine;
  const { id } = remote;
  const comparison = compareTaken(entity, inputs, mine);
  const { wanted, write } = comparison;
  if (write.length > 0) {
    const identity = identityIn(inputs);
    approve(session, {
      does: "update",
      entity,
      identity,
      id,
      names: write,
      values: wanted,
      olds: remote.values,
    });
  }
  await hold(session, entity, inputs, id);
  if (mine.because === "journal" || mine.because === "setting")
    session.tell(`warning: ${announcement(entity, inputs, mine, comparison)}.`);
  return async () => {
    const declared = declaredNames(entity, inputs);
    if (write.length === 0) return { id, outputs: toOutputs(entity, remote, inputs, declared) };
    const shown = await patch(session, entity, id, write, wanted);
    const olds = toOutputs(entity, remote, {}, []);
    return {
      id,
      outputs: await settle(session, entity, shown, wanted, { written: write, declared, olds, id }),
    };
  };
}
