import type { Command } from "../command";
import { account } from "./account";
import { calls } from "./calls";
import { cdrs } from "./cdrs";
import { exportAccount } from "./export";
import { journal } from "./journal";
import { map } from "./map";
import { plugin } from "./plugin";
import { probe } from "./probe";
import { review } from "./review";
import { route } from "./route";
import { sandbox } from "./sandbox";
import { session } from "./session";
import { destroy, up } from "./up";

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  sandbox,
  exportAccount,
  session,
  cdrs,
  review,
  route,
  calls,
  map,
  account,
  journal,
  plugin,
  probe,
  up,
  destroy,
];
