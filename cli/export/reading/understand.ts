import type { ResourceObject } from "../../../provider/api";
import type { Entity } from "../../../provider/entities";
import { decode, type Remote } from "../../../provider/lifecycle";
import { AnswerError } from "../../../provider/lifecycle/object/decode";
import { type Described, describe, describeOdd } from "./describe";

/** An object by its answer, whether that can be understood or not. */
export function described(entity: Entity, object: ResourceObject): Described {
  if (object.problem !== undefined) return describeOdd(entity, object, object.problem);
  const remote = understood(entity, object);
  return remote instanceof AnswerError ? describeOdd(entity, object, remote) : describe(entity, remote);
}

/** An object of an answer, or why it can't be understood. */
export function understood(entity: Entity, object: ResourceObject): Remote | AnswerError {
  try {
    return decode(entity, object);
  } catch (error) {
    if (error instanceof AnswerError) return error;
    throw error;
  }
}
