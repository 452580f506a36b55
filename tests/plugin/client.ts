import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { ErrorResourceInitFailed, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import type { Session, Values } from "../../provider/lifecycle";
import { PluginProvider } from "../../provider/plugin/provider";
import { type Served, serve } from "../../provider/plugin/server";
import type { Sandbox } from "../../sandbox";
import { newRun } from "../lifecycle/http/account";
import { PLUGIN, urnOf as urnIn } from "../lifecycle/urns";

const running: { served: Served; client: ResourceProviderClient }[] = [];

afterEach(() => {
  for (const { served, client } of running.splice(0)) {
    client.close();
    served.close();
  }
});

/** A secret value as the protocol marks it. */
export const secret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The URN of a resource of the plugin's. */
export const urnOf = (entity: string, name?: string) =>
  urnIn(entity, name, { stack: "dev", project: "test", token: PLUGIN });

const struct = (values: Values) => Struct.fromJavaScript(values as Record<string, never>);
const values = (given: Struct | undefined) => (given?.toJavaScript() ?? {}) as Values;

/** What the engine is told of a failure. */
export class CallError extends Error {
  constructor(
    override readonly cause: grpc.ServiceError,
    readonly failed?: { id: string; properties: Values },
  ) {
    super(cause.details);
  }
}

/** The engine's side of the protocol: a process of the plugin, on a port. */
export class Client {
  private constructor(
    private readonly stub: ResourceProviderClient,
    /** What the operator was told. */
    readonly told: readonly string[],
  ) {}

  /** A plugin that works on a sandbox; configured, unless `settings` is false. */
  static async of(sandbox: Sandbox, settings: Values | false = {}): Promise<Client> {
    const told: string[] = [];
    const open = (): Session => newRun(sandbox, {}, (line) => void told.push(line));
    const client = await Client.start(new PluginProvider(open), told);
    if (settings) await client.configure(settings);
    return client;
  }

  static async start(provider?: PluginProvider, told: readonly string[] = []): Promise<Client> {
    const served = await serve(provider);
    const client = new ResourceProviderClient(`127.0.0.1:${served.port}`, grpc.credentials.createInsecure());
    running.push({ served, client });
    return new Client(client, told);
  }

  handshake() {
    return this.call<proto.ProviderHandshakeResponse>("handshake", new proto.ProviderHandshakeRequest());
  }

  cancel() {
    return this.call<Empty>("cancel", new Empty());
  }

  async schema(): Promise<Values> {
    const answer = await this.call<proto.GetSchemaResponse>("getSchema", new proto.GetSchemaRequest());
    return JSON.parse(answer.getSchema());
  }

  async checkConfig(news: Values, urn = "urn:pulumi:dev::test::pulumi:providers:telecom-center::default") {
    const request = new proto.CheckRequest().setUrn(urn).setNews(struct(news)).setOlds(struct({}));
    const answer = await this.call<proto.CheckResponse>("checkConfig", request);
    return { inputs: values(answer.getInputs()), reasons: reasonsOf(answer) };
  }

  async diffConfig(olds: Values, news: Values) {
    const request = new proto.DiffRequest().setOldInputs(struct(olds)).setNews(struct(news));
    const answer = await this.call<proto.DiffResponse>("diffConfig", request);
    return { changes: answer.getChanges() === 2, replaces: answer.getReplacesList() };
  }

  async configure(args: Values, urn = "urn:pulumi:dev::test::pulumi:providers:telecom-center::default") {
    const request = new proto.ConfigureRequest().setArgs(struct(args)).setUrn(urn);
    return this.call<proto.ConfigureResponse>("configure", request);
  }

  async check(urn: string, olds: Values, news: Values) {
    const request = new proto.CheckRequest().setUrn(urn).setOlds(struct(olds)).setNews(struct(news));
    const answer = await this.call<proto.CheckResponse>("check", request);
    return { inputs: values(answer.getInputs()), reasons: reasonsOf(answer) };
  }

  async diff(urn: string, id: string, state: { inputs: Values; outputs: Values }, news: Values) {
    const request = new proto.DiffRequest()
      .setUrn(urn)
      .setId(id)
      .setOlds(struct(state.outputs))
      .setOldInputs(struct(state.inputs))
      .setNews(struct(news));
    const answer = await this.call<proto.DiffResponse>("diff", request);
    const kinds = Object.entries(PropertyDiff.Kind) as unknown as [string, number][];
    const details = [...answer.getDetaileddiffMap().entries()].map(([name, one]: [string, PropertyDiff]) => [
      name,
      kinds.find(([, kind]) => kind === one.getKind())![0],
    ]);
    return {
      changes: answer.getChanges() === proto.DiffResponse.DiffChanges.DIFF_SOME,
      replaces: answer.getReplacesList(),
      deleteBeforeReplace: answer.getDeletebeforereplace(),
      details: Object.fromEntries(details),
    };
  }

  async create(urn: string, inputs: Values, { preview = false } = {}) {
    const request = new proto.CreateRequest().setUrn(urn).setProperties(struct(inputs)).setPreview(preview);
    const answer = await this.call<proto.CreateResponse>("create", request);
    return { id: answer.getId(), outputs: values(answer.getProperties()) };
  }

  /** @param state - left out for an import, as the older engine asks */
  async read(urn: string, id: string, state?: { inputs: Values; outputs: Values }) {
    const request = new proto.ReadRequest().setUrn(urn).setId(id);
    if (state) request.setProperties(struct(state.outputs)).setInputs(struct(state.inputs));
    const answer = await this.call<proto.ReadResponse>("read", request);
    return {
      id: answer.getId(),
      outputs: values(answer.getProperties()),
      inputs: values(answer.getInputs()),
    };
  }

  async update(
    urn: string,
    id: string,
    state: { inputs: Values; outputs: Values },
    news: Values,
    { preview = false } = {},
  ): Promise<Values> {
    const request = new proto.UpdateRequest()
      .setUrn(urn)
      .setId(id)
      .setOlds(struct(state.outputs))
      .setOldInputs(struct(state.inputs))
      .setNews(struct(news))
      .setPreview(preview);
    return values((await this.call<proto.UpdateResponse>("update", request)).getProperties());
  }

  async delete(urn: string, id: string, outputs: Values): Promise<void> {
    await this.call("delete", new proto.DeleteRequest().setUrn(urn).setId(id).setProperties(struct(outputs)));
  }

  async invoke(name: string, args: Values = {}): Promise<Values> {
    const request = new proto.InvokeRequest().setTok(`telecom-center:index:${name}`).setArgs(struct(args));
    return values((await this.call<proto.InvokeResponse>("invoke", request)).getReturn());
  }

  private call<Response>(method: string, request: object): Promise<Response> {
    const calls = this.stub as unknown as Record<string, (...args: unknown[]) => void>;
    return new Promise((resolve, reject) => {
      calls[method]!.call(this.stub, request, (error: grpc.ServiceError | null, response: Response) =>
        error ? reject(new CallError(error, failedIn(error))) : resolve(response),
      );
    });
  }
}

const reasonsOf = (answer: proto.CheckResponse) =>
  answer.getFailuresList().map((failure) => failure.getReason());

function failedIn({ metadata }: grpc.ServiceError): { id: string; properties: Values } | undefined {
  const [bytes] = metadata.get("grpc-status-details-bin");
  if (bytes === undefined) return undefined;
  const [detail] = Status.deserializeBinary(bytes as Buffer).getDetailsList();
  const failed = ErrorResourceInitFailed.deserializeBinary(detail!.getValue_asU8());
  return { id: failed.getId(), properties: values(failed.getProperties()) };
}
