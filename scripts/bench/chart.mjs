import { NAMES, PHASES } from "./phases.mjs";

const COLOURS = {
  ours: "#2f6fdb",
  up: "#15803d",
  split: "#7aa7f0",
  plain: "#c9772b",
  tofu: "#6b7280",
  writtenOut: "#aab0bb",
};
const colourOf = (kind) => COLOURS[kind] ?? "#b58bd6";
const COLUMNS = 3;
const PANEL = { width: 290, height: 250, left: 46, top: 30, right: 14, bottom: 34 };
const plot = {
  width: PANEL.width - PANEL.left - PANEL.right,
  height: PANEL.height - PANEL.top - PANEL.bottom,
};

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const text = (x, y, words, attributes = "") =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${attributes}>${escaped(words)}</text>`;
const line = (x1, y1, x2, y2) =>
  `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" stroke="#e5e7eb"/>`;

/** Where a value lies between two others on a logarithmic axis: 0 to 1. */
const share = (value, least, most) => Math.log(value / least) / Math.log(most / least || 10);

/** The powers of ten around some values. */
function decades(values) {
  const from = Math.floor(Math.log10(Math.min(...values)));
  const to = Math.ceil(Math.log10(Math.max(...values)));
  return Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
}

/** The contestants of all sizes, each with its points: objects and seconds of every phase. */
function linesOf(sizes) {
  const found = new Map();
  for (const { customers, contestants } of sizes) {
    for (const { kind, label, figures } of contestants) {
      const line = found.get(kind) ?? { kind, label, points: [] };
      line.points.push({ objects: customers * 6, figures });
      found.set(kind, line);
    }
  }
  return [...found.values()];
}

function panel(phase, lines, objects, seconds) {
  const [least, most] = [seconds[0], seconds.at(-1)];
  const x = (count) => PANEL.left + share(count, objects[0] * 0.85, objects.at(-1) * 1.15) * plot.width;
  const y = (value) => PANEL.top + (1 - share(value, least, most)) * plot.height;
  const parts = [text(PANEL.left, 18, NAMES[phase], 'font-weight="bold"')];
  for (const value of seconds) {
    parts.push(line(PANEL.left, y(value), PANEL.left + plot.width, y(value)));
    parts.push(text(PANEL.left - 6, y(value) + 4, `${value} s`, 'font-size="10" text-anchor="end"'));
  }
  for (const count of objects) {
    parts.push(line(x(count), PANEL.top, x(count), PANEL.top + plot.height));
    parts.push(
      text(
        x(count),
        PANEL.top + plot.height + 16,
        count.toLocaleString("en"),
        'font-size="10" text-anchor="middle"',
      ),
    );
  }
  for (const { kind, points } of lines) {
    const at = points.map((point) => [x(point.objects), y(point.figures[phase].wall)]);
    const path = at.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join(" ");
    parts.push(`<polyline points="${path}" fill="none" stroke="${colourOf(kind)}" stroke-width="2"/>`);
    for (const [px, py] of at)
      parts.push(`<circle cx="${px.toFixed(1)}" cy="${py.toFixed(1)}" r="3" fill="${colourOf(kind)}"/>`);
  }
  return parts.join("\n");
}

/** How the wall time grows with the number of objects, both on logarithmic axes: a panel for each phase. */
export function chart(sizes) {
  const lines = linesOf(sizes);
  const objects = sizes.map(({ customers }) => customers * 6);
  const walls = lines.flatMap(({ points }) =>
    points.flatMap(({ figures }) => PHASES.map((phase) => figures[phase].wall)),
  );
  const seconds = decades(walls);
  const rows = Math.ceil(PHASES.length / COLUMNS);
  const legend = lines.map(
    ({ kind, label }, index) =>
      `<rect x="${PANEL.left}" y="${12 + index * 18}" width="12" height="12" fill="${colourOf(kind)}"/>\n${text(PANEL.left + 20, 22 + index * 18, label.replaceAll("`", ""))}`,
  );
  const top = 20 + lines.length * 18;
  const panels = PHASES.map((phase, index) => {
    const [column, row] = [index % COLUMNS, Math.floor(index / COLUMNS)];
    return `<g transform="translate(${column * PANEL.width} ${top + row * PANEL.height})">\n${panel(phase, lines, objects, seconds)}\n</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${COLUMNS * PANEL.width}" height="${top + rows * PANEL.height}" font-family="sans-serif" font-size="13">
<title>Wall time of each phase in seconds, by the number of objects, for each contestant; both axes are logarithmic</title>
<rect width="100%" height="100%" fill="white"/>
${[...legend, ...panels].join("\n")}
</svg>
`;
}
