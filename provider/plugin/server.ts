import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { PluginProvider } from "./provider";
import { serviceOf } from "./service";

/** What Pulumi's own plugins allow in one message: an account's list may be long. */
const LARGEST_MESSAGE = 400 * 1024 * 1024;

/** A plugin that answers. */
export interface Served {
  readonly port: number;
  close(): void;
}

/** Serves the plugin on a port of this machine that is free. */
export async function serve(provider = new PluginProvider()): Promise<Served> {
  const server = new grpc.Server({
    "grpc.max_receive_message_length": LARGEST_MESSAGE,
    "grpc.max_send_message_length": LARGEST_MESSAGE,
  });
  server.addService(
    ResourceProviderService,
    serviceOf(provider) as unknown as grpc.UntypedServiceImplementation,
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { port, close: () => server.forceShutdown() };
}
