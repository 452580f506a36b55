import { formatTime } from "../times";
import type { Attribute } from "./entity";
import * as kinds from "./kinds";

/** The three times of a call; kept as seconds, answered in the form that a switch chooses. */
export const callTimes: Attribute[] = ["time_start", "time_connect", "time_end"].map((name) => ({
  name,
  kind: kinds.time,
  default: name === "time_start" ? () => Math.floor(Date.now() / 1000) : null,
  nullable: true,
  onPost: false,
  onPatch: "reject",
  answer: (value, { cdrTimeForm }) => (value === null ? null : formatTime(Number(value), cdrTimeForm)),
}));
