import { createHash } from "node:crypto";
import { htmlOf } from "../../map";
import { customer, page } from "./support";

const html = htmlOf(page([customer({ name: "</script><!--<img src=x onerror=alert(1)>" })]));

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

test("one script and one style run, by their hashes, and nothing else is allowed", () => {
  const [policy] = /Content-Security-Policy" content="([^"]*)"/.exec(html)!.slice(1);
  const script = /<script>(.*?)<\/script>/s.exec(html)![1]!;
  const style = /<style>(.*?)<\/style>/s.exec(html)![1]!;
  expect(policy!.split("; ")).toEqual([
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ]);
  expect(html.match(/<script/g)).toHaveLength(2);
});

test("refers to nothing outside", () => {
  const own = htmlOf(page([]));
  const found = own.match(/\s(src|href|action|srcset)=|url\(|@import|\bfetch\(|XMLHttpRequest|sendBeacon/g);
  expect(found).toBeNull();
  const addresses = [...own.matchAll(/https?:\/\/[^"'\s]*/g)].map(([address]) => address);
  expect([...new Set(addresses)]).toEqual(["http://www.w3.org/2000/svg"]);
});

test("a name that is markup stays data", () => {
  const data = /id="data">(.*?)<\/script>/s.exec(html)![1]!;
  expect(data).not.toContain("<");
  expect(JSON.parse(data).customers[0].name).toBe("</script><!--<img src=x onerror=alert(1)>");
});
