import type * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { packageSchema, packageVersion } from "../adapter/packaged";
import { changedSettings, faultsOf } from "./configuration";
import { checkFailure, propertyDiff, statusOf } from "./protocol/answers";
import type { Stored } from "./protocol/known";
import { fromStruct, toStruct } from "./protocol/values";
import type { PluginProvider } from "./provider";

const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;

/**
 * One method of the protocol. What is thrown reaches the user as an error with its own words, also where that happens before
 * the first wait.
 */
function answer<Request, Response>(
  run: (request: Request) => Promise<Response>,
  secretsOf: (request: Request) => readonly string[] = () => [],
): grpc.handleUnaryCall<Request, Response> {
  return (call, callback) => {
    const tell = (error: unknown) => callback(statusOf(error, () => secretsOf(call.request)));
    run(call.request).then((response) => callback(null, response), tell);
  };
}

/** Pulumi's provider protocol over the lifecycle; methods that are not here are told as not implemented. */
export function serviceOf(provider: PluginProvider) {
  const secretsOf = (request: { getUrn(): string }) => provider.classOf(request.getUrn()).secrets;
  return {
    handshake: answer<proto.ProviderHandshakeRequest, proto.ProviderHandshakeResponse>(async () =>
      new proto.ProviderHandshakeResponse().setAcceptSecrets(false).setAcceptResources(false),
    ),
    attach: answer(async () => new Empty()),
    cancel: answer(async () => {
      provider.cancel();
      return new Empty();
    }),
    getPluginInfo: answer(async () => new PluginInfo().setVersion(packageVersion())),
    getSchema: answer<proto.GetSchemaRequest, proto.GetSchemaResponse>(async () =>
      new proto.GetSchemaResponse().setSchema(
        JSON.stringify({ ...JSON.parse(packageSchema()), version: packageVersion() }),
      ),
    ),

    checkConfig: answer<proto.CheckRequest, proto.CheckResponse>(async (request) => {
      const values = fromStruct(request.getNews());
      const failures = faultsOf({ urn: request.getUrn(), values });
      return new proto.CheckResponse()
        .setInputs(toStruct(values, ["password"]))
        .setFailuresList(failures.map(checkFailure));
    }),
    diffConfig: answer<proto.DiffRequest, proto.DiffResponse>(async (request) => {
      const changed = changedSettings(fromStruct(request.getOldInputs()), fromStruct(request.getNews()));
      return new proto.DiffResponse()
        .setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE)
        .setDiffsList(changed);
    }),
    configure: answer<proto.ConfigureRequest, proto.ConfigureResponse>(async (request) => {
      provider.configure(request.getUrn(), fromStruct(request.getArgs()));
      return new proto.ConfigureResponse().setAcceptsecrets(false).setSupportspreview(true);
    }),

    check: answer<proto.CheckRequest, proto.CheckResponse>(async (request) => {
      const kind = provider.classOf(request.getUrn());
      const { inputs, failures } = await kind.check(
        request.getUrn(),
        fromStruct(request.getOlds()),
        fromStruct(request.getNews()),
      );
      return new proto.CheckResponse()
        .setInputs(toStruct(inputs, kind.secrets))
        .setFailuresList(failures.map(checkFailure));
    }),
    diff: answer<proto.DiffRequest, proto.DiffResponse>(async (request) => {
      const kind = provider.classOf(request.getUrn());
      const verdict = await kind.diff(
        request.getId(),
        storedIn(request),
        fromStruct(request.getNews()),
        request.getIgnorechangesList(),
      );
      const response = new proto.DiffResponse()
        .setChanges(verdict.changes ? DIFF_SOME : DIFF_NONE)
        .setReplacesList([...verdict.replaces])
        .setDiffsList([...verdict.details.keys()])
        .setDeletebeforereplace(verdict.deleteBeforeReplace)
        .setHasdetaileddiff(true);
      for (const [name, change] of verdict.details)
        response.getDetaileddiffMap().set(name, propertyDiff(change));
      return response;
    }),
    create: answer<proto.CreateRequest, proto.CreateResponse>(async (request) => {
      if (!request.getPreview()) provider.mayWrite();
      const kind = provider.classOf(request.getUrn());
      const inputs = fromStruct(request.getProperties());
      const { id, outputs } = await kind.create(request.getUrn(), inputs, request.getPreview());
      return new proto.CreateResponse().setId(id).setProperties(toStruct(outputs, kind.secrets));
    }, secretsOf),
    read: answer<proto.ReadRequest, proto.ReadResponse>(async (request) => {
      const kind = provider.classOf(request.getUrn());
      const found = await kind.read(request.getId(), {
        urn: request.getUrn(),
        outputs: fromStruct(request.getProperties()),
        inputs: fromStruct(request.getInputs()),
      });
      if (!found) return new proto.ReadResponse();
      return new proto.ReadResponse()
        .setId(found.id)
        .setProperties(toStruct(found.outputs, kind.secrets))
        .setInputs(toStruct(found.inputs ?? {}, kind.secrets));
    }, secretsOf),
    update: answer<proto.UpdateRequest, proto.UpdateResponse>(async (request) => {
      if (!request.getPreview()) provider.mayWrite();
      const kind = provider.classOf(request.getUrn());
      const news = fromStruct(request.getNews());
      const outputs = await kind.update(request.getId(), storedIn(request), news, request.getPreview());
      return new proto.UpdateResponse().setProperties(toStruct(outputs, kind.secrets));
    }, secretsOf),
    delete: answer<proto.DeleteRequest, Empty>(async (request) => {
      provider.mayWrite();
      await provider.classOf(request.getUrn()).delete(request.getId(), {
        urn: request.getUrn(),
        outputs: fromStruct(request.getProperties()),
        inputs: fromStruct(request.getOldInputs()),
      });
      return new Empty();
    }),

    invoke: answer<proto.InvokeRequest, proto.InvokeResponse>(async (request) => {
      const values = await provider.call(request.getTok(), fromStruct(request.getArgs()));
      return new proto.InvokeResponse().setReturn(toStruct(values));
    }),
  };
}

function storedIn(request: proto.DiffRequest | proto.UpdateRequest): Stored {
  return {
    urn: request.getUrn(),
    outputs: fromStruct(request.getOlds()),
    inputs: fromStruct(request.getOldInputs()),
  };
}
