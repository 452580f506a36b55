import { host } from "../../provider/entities/host";

test.each([
  "pbx",
  "pbx.example.net",
  "pbx.example.net.",
  "sip_1.example.net",
  "192.0.2.10",
  "2001:db8::10",
  "[2001:db8::10]",
  "::1",
  "fe80::1%eth0",
  "пример.example",
  "tel.example.net",
])("%s may be a host", (value) => {
  expect(host.argument.safeParse(value).success).toBe(true);
});
