/**
 * The rows of a CSV text (RFC 4180) that comes in pieces, by column name; only the columns that are asked for are kept.
 *
 * @param wanted - chooses the columns once the header is known
 */
export async function* csvRows<T>(
  pieces: AsyncIterable<string>,
  wanted: (header: readonly string[]) => (fields: readonly string[]) => T,
): AsyncGenerator<T[]> {
  let read: ((fields: readonly string[]) => T) | undefined;
  let rest = "";
  for await (const piece of pieces) {
    const text = rest + piece;
    const rows: T[] = [];
    let start = 0;
    for (let end = endOfRow(text, start); end >= 0; end = endOfRow(text, start)) {
      const fields = fieldsOf(text.slice(start, text[end - 1] === "\r" ? end - 1 : end));
      start = end + 1;
      if (!read) read = wanted(fields);
      else rows.push(read(fields));
    }
    rest = text.slice(start);
    if (rows.length > 0) yield rows;
  }
  if (rest.trim() === "") return;
  if (read) yield [read(fieldsOf(rest))];
  else wanted(fieldsOf(rest));
}

/** Where the row that begins at `start` ends: at a line feed outside of quotes; -1 where the text ends before. */
function endOfRow(text: string, start: number): number {
  let end = text.indexOf("\n", start);
  let quote = text.indexOf('"', start);
  while (quote >= 0 && quote < end) {
    const closing = text.indexOf('"', quote + 1);
    if (closing < 0) return -1;
    if (closing > end) end = text.indexOf("\n", closing);
    quote = text.indexOf('"', closing + 1);
  }
  return end;
}

function fieldsOf(row: string): string[] {
  if (!row.includes('"')) return row.split(",");
  const fields: string[] = [];
  for (const [, quoted, plain] of row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
    fields.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
  return fields;
}
