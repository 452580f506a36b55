import { dirname } from "node:path";

const FOUND = ["Killed", "Timeout"];
const MISSED = ["Survived", "NoCoverage"];

/** By folder: how many mutants, what became of them, and how many of them the tests found. */
export function scores({ files }) {
  const rows = new Map();
  for (const [file, { mutants }] of Object.entries(files)) {
    const counts = rows.get(dirname(file)) ?? {};
    rows.set(dirname(file), counts);
    for (const { status } of mutants) counts[status] = (counts[status] ?? 0) + 1;
  }
  const sum = (counts, keys) => keys.reduce((total, key) => total + (counts[key] ?? 0), 0);
  const score = (counts) => {
    const valid = sum(counts, [...FOUND, ...MISSED]);
    return valid ? `${((100 * sum(counts, FOUND)) / valid).toFixed(1)} %` : "";
  };
  const all = {};
  for (const counts of rows.values())
    for (const [status, count] of Object.entries(counts)) all[status] = (all[status] ?? 0) + count;
  return [
    ["folder", "mutants", "killed", "timeout", "survived", "no test", "score"],
    ...[...rows.entries()]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .concat([["all", all]])
      .map(([name, counts]) => [
        name,
        sum(counts, [...FOUND, ...MISSED]),
        ...[...FOUND, ...MISSED].map((status) => counts[status] ?? 0),
        score(counts),
      ]),
  ];
}
