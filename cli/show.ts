import { visible } from "../provider/api";
import type { Io } from "./io";

/** A result as it may be written: names that customers chose must not command a terminal. */
export function showing({ stdout }: Io, text: string): string {
  return stdout.isTTY ? text.split("\n").map(visible).join("\n") : text;
}
