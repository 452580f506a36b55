import { type IncomingHttpHeaders, request } from "node:http";
import { FRONT_ANSWERS, type FrontAnswer } from "../../sandbox";
import { type Api, openApi } from "./client";

let api: Api;

beforeEach(async () => {
  api = await openApi({ seed: { customers: [{ id: "1", attributes: { name: "One" } }] } });
});
afterEach(() => api.close());

const next = (fault: FrontAnswer, carriedOut?: boolean) =>
  api.sandbox.faults.next.push({ fault, carriedOut });
interface Said {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** A request by Node's own client: fetch keeps a 407 to itself, and follows redirects. */
function ask(method: string, path: string, body?: object): Promise<Said> {
  const headers = { "content-type": "application/vnd.api+json" };
  const options = { method, headers, auth: "operator:sandbox" };
  return new Promise((resolve, reject) => {
    const sent = request(`${api.sandbox.url}/api/rest/public/operator${path}`, options, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode!, headers: response.headers, text }));
    });
    sent.on("error", reject).end(body && JSON.stringify(body));
  });
}

test.each(FRONT_ANSWERS)("%s stands for the API's answer, and nothing is carried out", async (fault) => {
  next(fault);
  const { status, text } = await ask("DELETE", "/customers/1");
  expect(status).toBe(Number(/\d+/.exec(fault)![0]));
  expect(text === "").toBe(fault.startsWith("empty"));
  expect(api.sandbox.requests.at(-1)).toMatchObject({ status, fault, outcome: "answered" });
  expect(api.sandbox.requests.at(-1)).not.toHaveProperty("carriedOut");
  expect(api.sandbox.find("customers", "1")).toBeDefined();
  expect((await ask("GET", "/customers/1")).status).toBe(200);
});

test.each(["empty200", "html200", "errors200", "html502"] as const)(
  "a DELETE that is carried out behind %s",
  async (fault) => {
    next(fault, true);
    expect((await ask("DELETE", "/customers/1")).status).toBe(Number(fault.slice(-3)));
    expect(api.sandbox.find("customers", "1")).toBeUndefined();
    expect(api.sandbox.requests.at(-1)).toMatchObject({ fault, carriedOut: 204 });
  },
);

test.each(["redirect302", "redirect303"] as const)(
  "%s to a POST leads to a login, whether the object was made or not",
  async (fault) => {
    const post = (id: string) =>
      ask("POST", "/customers", { data: { type: "customers", id, attributes: { name: "N" } } });
    next(fault);
    next(fault, true);
    const answers = [await post("2"), await post("3")];
    for (const { status, headers } of answers) {
      expect([status, headers.location]).toEqual([Number(fault.slice(-3)), `${api.sandbox.url}/login`]);
    }
    expect([api.sandbox.find("customers", "2"), api.sandbox.find("customers", "3")?.id]).toEqual([
      undefined,
      "3",
    ]);
  },
);

test("what each kind of front says", async () => {
  const said = async (fault: FrontAnswer) => {
    next(fault);
    const { headers, text } = await ask("GET", "/customers/1");
    return { type: headers["content-type"], text, headers };
  };
  expect(await said("kong404")).toMatchObject({
    type: "application/json",
    text: '{"message":"no Route matched with those values"}',
  });
  expect(JSON.parse((await said("errors200")).text)).toEqual({ errors: [expect.anything()] });
  expect(await said("html403")).toMatchObject({
    type: "text/html; charset=utf-8",
    text: expect.stringContaining("<h1>Access denied</h1>"),
  });
  expect((await said("html407")).headers["proxy-authenticate"]).toBe('Basic realm="Proxy"');
  expect((await said("html401")).headers["www-authenticate"]).toBe('Basic realm="Gateway"');
  expect((await said("empty404")).type).toBeUndefined();
});

test("it stands before the login, too", async () => {
  next("html404");
  expect((await api.call("GET", "/customers", undefined, { authorization: "" })).status).toBe(404);
  expect((await api.call("GET", "/customers", undefined, { authorization: "" })).status).toBe(401);
});
