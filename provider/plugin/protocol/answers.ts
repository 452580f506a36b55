import * as grpc from "@grpc/grpc-js";
import { CheckFailure, ErrorResourceInitFailed, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb.js";
import { messageOf } from "../../adapter/messages";
import { type Failure, PartialError, withKind } from "../../lifecycle";
import type { Change } from "./changes";
import { toStruct } from "./values";

const { Kind } = PropertyDiff;

const KINDS = {
  add: [Kind.ADD, Kind.ADD_REPLACE],
  delete: [Kind.DELETE, Kind.DELETE_REPLACE],
  update: [Kind.UPDATE, Kind.UPDATE_REPLACE],
} as const;

/** A change of one argument: of the state's outputs to the program's inputs. */
export function propertyDiff({ kind, replaces }: Change): PropertyDiff {
  return new PropertyDiff().setKind(KINDS[kind][replaces ? 1 : 0]);
}

export const checkFailure = ({ property, reason, kind }: Failure): CheckFailure =>
  new CheckFailure().setProperty(property).setReason(withKind(reason, kind));

/** An error as the engine is told it: one after a write that went through carries what the resource has come to. */
export function statusOf(
  error: unknown,
  secretsOf: () => readonly string[] = () => [],
): Partial<grpc.StatusObject> {
  const message = messageOf(error);
  const plain = { code: grpc.status.UNKNOWN, details: message };
  if (!(error instanceof PartialError)) return plain;
  const failed = new ErrorResourceInitFailed()
    .setId(error.id)
    .setProperties(toStruct(error.outputs, secretsOf()))
    .setReasonsList([message]);
  const detail = new Any();
  detail.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const status = new Status();
  status.setCode(grpc.status.UNKNOWN);
  status.setMessage(message);
  status.addDetails(detail);
  // The field in which gRPC carries an error's details; grpc-js leaves it to its users.
  const metadata = new grpc.Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  return { ...plain, metadata };
}
