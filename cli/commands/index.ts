import type { Command } from "../command";
import { account } from "./account";
import { cdrs } from "./cdrs";
import { exportAccount } from "./export";
import { journal } from "./journal";
import { probe } from "./probe";
import { review } from "./review";
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
  account,
  journal,
  probe,
  up,
  destroy,
];
