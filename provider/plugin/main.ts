import { heedTheEnd } from "../adapter/ending";
import { serve } from "./server";

/** The executable `pulumi-resource-telecom-center`: the engine reads the port from the first line. */
export async function main(): Promise<void> {
  heedTheEnd();
  const { port } = await serve();
  process.stdout.write(`${port}\n`);
}
