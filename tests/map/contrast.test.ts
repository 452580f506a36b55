import { readFileSync } from "node:fs";
import { join } from "node:path";

const css = readFileSync(join(__dirname, "..", "..", "map", "browser", "page.css"), "utf8");
const [light, dark] = [...css.matchAll(/:root \{([^}]*)\}/g)].map(
  ([, body]) =>
    new Map([...body!.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name!, colour!])),
);

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [less, more] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (more! + 0.05) / (less! + 0.05);
}

// An accessibility checker does not judge texts within drawings.
describe.each([
  ["light", light!],
  ["dark", dark!],
])("%s", (_, colours) => {
  test.each(["back", "panel", "good-back", "warn-back", "bad-back"])("texts can be read on %s", (back) => {
    for (const ink of ["ink", "soft"])
      expect(contrast(colours.get(ink)!, colours.get(back)!)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["line", "accent"])("%s can be seen", (line) => {
    expect(contrast(colours.get(line)!, colours.get("back")!)).toBeGreaterThanOrEqual(3);
  });

  test.each(["good", "warn", "bad", "accent"])("%s can be read", (ink) => {
    expect(contrast(colours.get(ink)!, colours.get("back")!)).toBeGreaterThanOrEqual(4.5);
  });
});
