import { ALL_SWITCHES_ON, type Sandbox, type Switches } from "../../../sandbox";
import { account, Resource, Run } from "./account";
import { STATES } from "./states";
import { furnish, STORIES } from "./stories";

const APIS: Record<string, Partial<Switches>> = {
  "the strict API": {},
  "an awkward API": ALL_SWITCHES_ON,
};

interface Body {
  readonly data: { readonly attributes?: Record<string, unknown>; readonly relationships?: object };
}

/** What the writes of a run sent. */
const sent = (sandbox: Sandbox) =>
  sandbox.requests
    .filter(({ method }) => method !== "GET")
    .map(({ requestBody }) => {
      const { attributes, relationships } = (requestBody as unknown as Body).data;
      return { ...attributes, ...relationships };
    });

const cases = Object.keys(APIS).flatMap((api) => Object.keys(STATES).map((entity) => ({ api, entity })));

test.each(cases)(
  "$entity goes through its states on $api; after each a second run does nothing",
  async ({ api, entity }) => {
    const sandbox = await account({ switches: APIS[api] });
    furnish(sandbox);
    let resource = new Resource(new Run(sandbox), entity);
    for (const [index, { name, args, sends }] of STATES[entity]!.entries()) {
      const step = (what: unknown) => [name, what];
      sandbox.resetRequests();
      const plan = await resource.plan(args);
      expect(await resource.up(args)).toBe(plan);
      if (index > 0) {
        expect(step(sent(sandbox))).toEqual(step(sends ? [expect.objectContaining(sends)] : []));
        expect(step(plan)).toEqual(step(sends ? "update" : "same"));
      }
      resource = resource.in(new Run(sandbox));
      await resource.refresh();
      sandbox.resetRequests();
      expect(step(await resource.up(args))).toEqual(step("same"));
      expect(step(sandbox.requests)).toEqual(step([]));
    }
  },
);

test("every entity that can be declared has its states", () => {
  expect(Object.keys(STATES).sort()).toEqual(STORIES.map(({ entity }) => entity).sort());
});
