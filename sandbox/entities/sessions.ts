import { randomName } from "../random";
import { customer, readOnly } from "./common";
import type { Entity } from "./entity";
import * as kinds from "./kinds";

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token that looks like the manual's; it opens nothing. */
function token(): string {
  const expires = Math.floor(Date.now() / 1000) + 3600;
  return `${base64({ typ: "JWT", alg: "HS256" })}.${base64({ sub: randomName(8), exp: expires })}.${randomName(43)}`;
}

/** Operator API manual, section Customer sessions: a new session takes the place of the customer's last one. */
export const sessions: Entity = {
  type: "sessions",
  ids: "customer",
  methods: ["create"],
  attributes: [
    readOnly(
      "uri",
      kinds.text,
      ({ switches }) => `https://${switches.sessionHost}/api/rest/public/operator/auth?token=${token()}`,
    ),
  ],
  relationships: [customer()],
  filters: {},
  includes: {},
  withoutSelf: () => true,
};
