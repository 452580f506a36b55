import { randomName } from "../random";
import { customer, readOnly } from "./common";
import type { Entity } from "./entity";
import * as kinds from "./kinds";

/** Operator API manual, section Admin sessions; the newer page answers with another type and link. */
export const adminSessions: Entity = {
  type: "customer_admin_sessions",
  answeredType: ({ adminSessionType }) => adminSessionType,
  ids: "customer",
  methods: ["create"],
  attributes: [
    readOnly("uri", kinds.text, ({ switches }) =>
      switches.adminSessionType === "sessions"
        ? `https://custom.phone.systems?token=${randomName(32)}`
        : `https://phone.systems/ui/index.html?x-admin-token=${randomName(32)}`,
    ),
  ],
  relationships: [customer()],
  filters: {},
  includes: {},
  withoutSelf: ({ adminSessionType }) => adminSessionType === "sessions",
};
