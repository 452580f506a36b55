import { clientOf, customer, failureOf, type Reply, serve, type TestServer } from "./server";

let server: TestServer;
afterEach(() => server.close());

const message = async (reply: Reply): Promise<string> => {
  server = await serve([reply]);
  const error = await failureOf(clientOf(server, { maxRetries: 0 }).create("termination_gateways", {}));
  await server.close();
  return error.message;
};

test.each([
  [401, "the API refused the credentials"],
  [403, "these credentials are not allowed to do this"],
  [451, "these credentials are not allowed to do this"],
])("%d names both places of the credentials", async (status, words) => {
  const text = await message({ status, body: { errors: [{ detail: "Go away" }] } });
  expect(text).toContain(
    `${words} (the API says: Go away); check telecom-center:username and telecom-center:password`,
  );
  expect(text).toContain("TELECOM_CENTER_USERNAME and TELECOM_CENTER_PASSWORD");
});

test.each<[string, unknown]>([
  ["a page", "<html><h1>Request blocked</h1> by ACME Firewall"],
  ["another program's JSON", { message: "Request blocked" }],
  ["text", "Request blocked"],
])("a 403 with %s in the API's place says nothing of rights or passwords", async (_, body) => {
  const text = await message({ status: 403, body });
  expect(text).toMatch(/Request blocked/);
  expect(text).toMatch(/firewall|before the API/);
  expect(text).not.toMatch(/password|username|allowed/);
});

test.each([
  [407, /a proxy between here and the API wants a login first/],
  [511, /a portal of this network wants a login first/],
])("%d names what answered", async (status, words) => {
  expect(await message({ status, body: "<h1>Log in</h1>" })).toMatch(words);
});

test("marks that turn or hide text on a terminal are written out", async () => {
  const detail = "na\u001b[31mme \u202eevil\u2066 \ufeffend";
  const words = "na [31mme \\u202eevil\\u2066 end";
  expect(await message({ status: 422, body: { errors: [{ detail }] } })).toContain(`: ${words}`);
  expect(await message({ status: 500, body: `<p>${detail}</p>` })).toContain(`: ${words}`);
});

test("a redirect isn't followed; the error names its whole address without its query", async () => {
  const other = await serve([{ body: customer() }]);
  const { origin } = new URL(other.url);
  const secretly = other.url.replace("//", "//user:pass@");
  const text = await message({
    status: 302,
    headers: { location: `${secretly}/login?token=abc` },
    body: "<a>moved</a>",
  });
  expect(text).toBe(
    `POST /termination_gateways answered 302 Found: redirects are not followed (the answer points to ${origin}/api/rest/public/operator/login?...), ` +
      "and whether the request was carried out is not known; check telecom-center:baseUrl, and whether a proxy or a portal answers in the API's place",
  );
  expect(other.requests).toHaveLength(0);
  await other.close();
});
