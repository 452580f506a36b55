import type { Outbound } from "../../outbound";
import { outboundPreviews } from "../../review";
import { CommandError } from "../command";
import { sourcesOf } from "../sources";
import type { Io } from "../terminal/io";

/**
 * How customers' calls go out by what a preview would make of the account.
 *
 * @throws CommandError for a preview that failed: what it would do is not known
 */
export async function plannedOutbound(file: string, io: Io): Promise<Outbound[]> {
  const previews = outboundPreviews(await sourcesOf([file], io));
  const errors = previews.flatMap((preview) => preview.errors);
  if (errors.length > 0) {
    throw new CommandError(
      `The preview failed, so that nobody knows where calls would go: ${errors.join("; ")}`,
    );
  }
  return previews
    .flatMap(({ customers }) => customers)
    .map(({ customer: { id, name }, after, limits }) => ({
      ...(id !== undefined && { id }),
      ...(name !== undefined && { name }),
      ...after,
      limits,
    }));
}
