import fc from "fast-check";
import { literal, quoted } from "../../cli/export/code/literal";
import { Names, pascal, slug } from "../../cli/export/naming/names";
import { Progress } from "../../cli/terminal/progress";
import { Kept } from "./support";

const anyText = fc.string({ unit: "binary", maxLength: 60 });

describe("slug", () => {
  test.each([
    ["Acme Ltd", "acme-ltd"],
    ["O'Brien & Söhne GmbH", "obrien-sohne-gmbh"],
    ["Straße Łódź Ørsted", "strasse-lodz-orsted"],
    ["Šiauliai Žvėrynas", "siauliai-zverynas"],
    ["Телеком Центр", "telekom-tsentr"],
    ["ＡＢＣ①", "abc1"],
    ["  --a--  ", "a"],
    ["株式会社 Acme", ""],
    ["شركة", ""],
    ["☎️", ""],
    ["..", ""],
    [`${"word ".repeat(20)}`, "word-word-word-word-word-word-word-word"],
  ])("%j becomes %j", (name, expected) => expect(slug(name)).toBe(expected));

  test("is empty or words of ASCII letters and digits, not long", () => {
    fc.assert(
      fc.property(anyText, (name) => {
        expect(slug(name)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
        expect(slug(name).length).toBeLessThanOrEqual(40);
      }),
    );
  });

  test("is part of a variable's name", () => {
    fc.assert(fc.property(anyText, (name) => expect(`x${pascal(slug(name))}`).toMatch(/^x[A-Za-z0-9]*$/)));
  });
});

describe("names", () => {
  test("the first keeps what it asks for, the second of a pair gets a hash, each time the same", () => {
    const take = () => {
      const names = new Names(["taken"]);
      return [
        names.take("a", "1"),
        names.take("A", "2"),
        names.take("a", "3", "_"),
        names.take("Taken", "4"),
      ];
    };
    expect(take()).toEqual([
      "a",
      expect.stringMatching(/^A-[0-9a-f]{6}$/),
      expect.stringMatching(/^a_[0-9a-f]{6}$/),
      expect.stringMatching(/^Taken-[0-9a-f]{6}$/),
    ]);
    expect(take()).toEqual(take());
  });

  test("a name that looks like another's hash is no trouble", () => {
    const names = new Names();
    names.take("a", "1");
    const second = names.take("a", "2");
    const impostor = new Names();
    impostor.take(second, "0");
    impostor.take("a", "1");
    expect(impostor.take("a", "2")).toMatch(/^a-[0-9a-f]{8}$/);
  });
});

describe("literals", () => {
  test("every text comes back from its source, which is one visible line", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const source = literal(text);
        expect(new Function(`"use strict"; return ${source};`)()).toBe(text);
        expect(source).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
      { numRuns: 500 },
    );
  });

  test("lists, numbers, booleans and null", () => {
    expect(literal(["a", "b\n"])).toBe('["a", "b\\n"]');
    expect([literal(5060), literal(false), literal(null)]).toEqual(["5060", "false", "null"]);
  });

  test("a long text is cut between characters for a comment", () => {
    expect(quoted("😀".repeat(100), 3)).toBe('"😀😀😀…"');
  });
});

describe("progress elsewhere than on a terminal", () => {
  test("is silent for a short time, then a plain line now and then", () => {
    let now = 0;
    const output = new Kept();
    const progress = new Progress(output, () => now);
    progress.begin("Reading Customers");
    for (now = 1000; now <= 40_000; now += 1000) progress.add(100, 10_000);
    progress.clear();
    expect(output.text).toBe("Reading Customers: 1,500 of 10,000\nReading Customers: 3,000 of 10,000\n");
  });
});
