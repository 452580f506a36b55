import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Format } from "../../review";
import { scenarios } from "./scenarios";
import { fixture, fixturePath, told } from "./support";

const FORMATS: [Format, string][] = [
  ["terminal", "terminal.txt"],
  ["markdown", "md"],
  ["json", "json.txt"],
];

describe.each(Object.keys(scenarios))("%s, recorded from the engine", (scenario) => {
  test.each(FORMATS)("as %s", (format, extension) => {
    const path = fixturePath(`${scenario}.${extension}`);
    const text = told(scenario, format);
    if (process.env.UPDATE_GOLDENS) writeFileSync(path, text);
    expect(existsSync(path)).toBe(true);
    expect(text).toBe(readFileSync(path, "utf8"));
  });

  test("no secret of the program stands in it, and no path of the machine that recorded it", () => {
    const all = FORMATS.map(([format]) => told(scenario, format)).join("");
    expect(all).not.toMatch(/correct horse|battery staple|hidden-1/);
    expect(fixture(scenario)).not.toMatch(/correct horse|battery staple|hidden-1|\/(root|home|tmp)\//);
  });
});

test("every recording has its scenario", () => {
  const recorded = readdirSync(fixturePath("."))
    .filter((name) => name.endsWith(".preview"))
    .map((name) => name.replace(".preview", ""));
  expect(recorded.sort()).toEqual(Object.keys(scenarios).sort());
});
