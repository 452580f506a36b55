import { NAMES, PHASES } from "./phases.mjs";

const COLOURS = {
  ours: "#2f6fdb",
  split: "#7aa7f0",
  plain: "#c9772b",
  tofu: "#6b7280",
  writtenOut: "#aab0bb",
};
const colourOf = (kind) => COLOURS[kind] ?? "#b58bd6";
const WIDTH = 860;
const BAR = 14;
const LEFT = 120;

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The wall times as horizontal bars, a group for each phase, a panel for each size. */
export function chart(sizes) {
  let y = 20;
  const parts = [];
  const text = (x, at, words, attributes = "") =>
    parts.push(`<text x="${x}" y="${at}" ${attributes}>${escaped(words)}</text>`);
  for (const { customers, contestants } of sizes) {
    text(10, y, `${(customers * 6).toLocaleString("en")} objects, seconds`, 'font-weight="bold"');
    y += 18;
    for (const { kind, label } of contestants) {
      parts.push(`<rect x="${LEFT}" y="${y - 10}" width="12" height="12" fill="${colourOf(kind)}"/>`);
      text(LEFT + 18, y, label);
      y += 17;
    }
    const longest = Math.max(
      ...contestants.flatMap(({ figures }) => PHASES.map((phase) => figures[phase].wall)),
    );
    for (const phase of PHASES) {
      y += 8;
      text(10, y + (contestants.length * BAR) / 2, NAMES[phase]);
      for (const { kind, figures } of contestants) {
        const { wall } = figures[phase];
        const width = Math.max(1, (wall / longest) * (WIDTH - LEFT - 80));
        parts.push(
          `<rect x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR - 3}" fill="${colourOf(kind)}"/>`,
        );
        text(LEFT + width + 6, y + BAR - 5, wall.toFixed(1), 'font-size="11"');
        y += BAR;
      }
    }
    y += 34;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" font-family="sans-serif" font-size="13">
<title>Wall time of each phase, in seconds, for each contestant</title>
<rect width="100%" height="100%" fill="white"/>
${parts.join("\n")}
</svg>
`;
}
