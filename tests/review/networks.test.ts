import { render, review } from "../../review";
import { networksVerdict } from "../../review/judging/networks";
import { document, only, reviewed, step, update } from "./support";

const WIDER = "more addresses than before";
const NARROWER = "outside the new list can no longer register";
const OTHER = "can no longer register, and others can";
const ALL = "from the whole Internet";

test.each([
  [["10.0.0.1/32"], ["0.0.0.0/0"], ALL],
  [["10.0.0.1/32"], ["0.0.0.0/1", "128.0.0.0/1"], ALL],
  [["10.0.0.0/24"], ["10.0.0.0/23"], WIDER],
  [["10.0.0.0/24"], ["10.0.0.0/24", "2001:db8::/32"], WIDER],
  [["10.0.0.0/23"], ["10.0.0.0/24"], NARROWER],
  [["10.0.0.0/24", "10.0.1.0/24"], ["10.0.1.0/24"], NARROWER],
  [["10.0.0.0/24"], ["10.0.1.0/24"], OTHER],
  [["10.0.0.0/24"], ["10.0.0.0/25", "10.0.1.0/24"], OTHER],
  [["0.0.0.0/0"], ["::/0"], OTHER],
])("%j → %j is service-affecting: %s", (from, to, words) => {
  const given = only(reviewed(update("SipAccount", "desk", { allowedIps: from }, { allowedIps: to })));
  expect(given).toMatchObject({ risk: "service-affecting", reasons: [expect.stringContaining(words)] });
});

test.each([
  [["10.0.0.0/25", "10.0.0.128/25"], ["10.0.0.0/24"]],
  [["10.0.0.7"], ["::ffff:10.0.0.7/128"]],
  [["10.0.0.0/8", "10.1.0.0/16"], ["10.0.0.0/8"]],
])("%j → %j are the same addresses, which is harmless", (from, to) => {
  expect(networksVerdict(from, to).risk).toBe("harmless");
});

test("a list of which something can't be read is not taken for harmless", () => {
  expect(networksVerdict(["10.0.0.0/8"], ["office"]).risk).toBe("service-affecting");
  expect(networksVerdict(undefined, ["10.0.0.0/8"]).risk).toBe("service-affecting");
});

describe("a SIP account that is taken over", () => {
  const after = {
    inputs: { username: "desk", useAllowedIps: true, allowedIps: ["10.0.0.0/8"], customer: "5" },
  };
  const steps = [step("create", "SipAccount", "desk", { after })];
  const saying = (...lines: string[]) =>
    review([
      {
        name: "test",
        text: document(steps, { diagnostics: lines.map((message) => ({ message, severity: "info#err" })) }),
      },
    ]);

  test("as it is: harmless", () => {
    const given = saying('SipAccount "desk" takes over s-1 as it is, without a write\n');
    expect(only(given)).toMatchObject({ action: "take-over", takenOver: "s-1", risk: "harmless" });
  });

  test("and updated: with both lists, judged by them", () => {
    const given = saying(
      'SipAccount "desk" takes over s-1 and updates it: allowedIps: ["10.0.0.1/32"] -> ["10.0.0.0/8"]\n',
    );
    expect(only(given)).toMatchObject({
      risk: "service-affecting",
      reasons: [expect.stringContaining(WIDER)],
    });
    expect(render(given, "terminal")).toContain("networks 10.0.0.1/32 → 10.0.0.0/8");
  });

  test("of which the preview says nothing: not harmless where it is restricted", () => {
    expect(only(saying()).risk).toBe("service-affecting");
  });
});

test("what the journal proves to be a resource's own is told as taken over, with what is written", () => {
  const steps = [
    step("create", "Gateway", "pbx", { after: { inputs: { name: "pbx", host: "b", customer: "5" } } }),
  ];
  const message =
    'Gateway "pbx" takes over g-1, which an earlier run made for it and the state has lost, and updates it: host: "a" -> "b"\n';
  const given = review([
    { name: "test", text: document(steps, { diagnostics: [{ message, severity: "info#err" }] }) },
  ]);
  expect(only(given)).toMatchObject({ action: "take-over", takenOver: "g-1", risk: "service-affecting" });
});
