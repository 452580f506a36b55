const written = (options) => `import * as telecom from "pulumi-telecom-center";

const options = ${options};
const [from, to] = (process.env.BENCH_CUSTOMERS ?? "0-40").split("-").map(Number);
for (let n = from; n < to; n += 1) {
  const limit = process.env.BENCH_CHANGED && n === 0 ? 11 : 10;
  const args = { name: \`Customer \${n}\`, customerId: String(500000 + n), capacityLimit: limit };
  const customer = new telecom.Customer(\`c\${n}\`, args, { ...options, protect: false });
  new telecom.IncomingTrunk(\`t\${n}\`, { customer, name: "From DIDWW", codecs: ["PCMU", "PCMA"] }, options);
  for (const d of [0, 1]) {
    new telecom.DidNumber(\`d\${n}x\${d}\`, { customer, number: String(12130000000 + n * 2 + d) }, options);
  }
  const gateway = new telecom.Gateway(\`g\${n}\`, { customer, name: "pbx", host: "a.example.net", port: 5080 }, options);
  new telecom.Route(\`r\${n}\`, { customer, gateway, name: "uk", dstPrefix: "44" }, options);
}
`;

/** The stack as our users write it: TypeScript, run without type checking, as the examples are. */
export const ours = written("{}");

/** The same stack by the plugin, which languages other than TypeScript always use. */
export const byPlugin = written('{ provider: new telecom.Provider("account", {}) }');

/** The same stack with a dynamic provider as tutorials write it: one class per type, closures serialised by Pulumi. */
export const plain = `import * as pulumi from "@pulumi/pulumi";

const url = process.env.TELECOM_CENTER_BASE_URL + "/api/rest/public/operator";
const auth = "Basic " + Buffer.from(process.env.TELECOM_CENTER_USERNAME + ":" + process.env.TELECOM_CENTER_PASSWORD).toString("base64");
const headers = { Authorization: auth, "Content-Type": "application/vnd.api+json" };

class OperatorProvider implements pulumi.dynamic.ResourceProvider {
  constructor(private type: string) {}
  private async send(method: string, path: string, body?: unknown): Promise<any> {
    const answer = await fetch(url + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    if (!answer.ok) throw new Error(method + " " + path + ": " + answer.status + " " + (await answer.text()));
    return answer.status === 204 ? undefined : answer.json();
  }
  private body(inputs: any, id?: string) {
    const { customer, gateway, id: own, ...attributes } = inputs.spec;
    const relationships: any = {};
    if (customer && !id) relationships.customer = { data: { type: "customers", id: customer } };
    if (gateway && !id) relationships.gateway = { data: { type: "termination_gateways", id: gateway } };
    return { data: { type: this.type, id: id ?? own, attributes, relationships } };
  }
  async diff(id: string, olds: any, news: any) {
    return { changes: JSON.stringify(olds.spec) !== JSON.stringify(news.spec) };
  }
  async create(inputs: any) {
    const { data } = await this.send("POST", "/" + this.type, this.body(inputs));
    return { id: String(data.id), outs: { ...inputs, attributes: data.attributes } };
  }
  async read(id: string, props: any) {
    const { data } = await this.send("GET", "/" + this.type + "/" + id);
    return { id, props: { ...props, attributes: data.attributes } };
  }
  async update(id: string, olds: any, news: any) {
    const { data } = await this.send("PATCH", "/" + this.type + "/" + id, this.body(news, id));
    return { outs: { ...news, attributes: data.attributes } };
  }
  async delete(id: string) {
    await this.send("DELETE", "/" + this.type + "/" + id);
  }
}

class OperatorObject extends pulumi.dynamic.Resource {
  declare readonly attributes: pulumi.Output<any>;
  constructor(type: string, name: string, spec: Record<string, unknown>) {
    super(new OperatorProvider(type), name, { spec, attributes: undefined });
  }
}

const [from, to] = (process.env.BENCH_CUSTOMERS ?? "0-40").split("-").map(Number);
for (let n = from; n < to; n += 1) {
  const limit = process.env.BENCH_CHANGED && n === 0 ? 11 : 10;
  const { id: customer } = new OperatorObject("customers", "c" + n, { id: String(500000 + n), name: "Customer " + n, capacity_limit: limit });
  new OperatorObject("incoming_trunks", "t" + n, { customer, name: "From DIDWW", codecs: ["PCMU", "PCMA"] });
  for (const d of [0, 1]) {
    new OperatorObject("available_did_numbers", "d" + n + "x" + d, { customer, number: String(12130000000 + n * 2 + d) });
  }
  const gateway = new OperatorObject("termination_gateways", "g" + n, { customer, name: "pbx", host: "a.example.net", port: 5080 });
  new OperatorObject("termination_routes", "r" + n, { customer, gateway: gateway.id, name: "uk", dst_prefix: "44" });
}
`;
