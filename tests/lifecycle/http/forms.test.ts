import type { Sandbox } from "../../../sandbox";
import { account, Resource, Run } from "./account";
import { tried } from "./adapters";
import { FORMS } from "./forms";
import { furnish, STORIES } from "./stories";

const written = (sandbox: Sandbox) => sandbox.requests.filter(({ method }) => method !== "GET");

describe.each(tried(FORMS, ({ differs }) => differs))("with $name", ({ switches, config }) => {
  test.each(STORIES)(
    "$entity is made, changed and deleted, and nothing differs in between",
    async (story) => {
      const sandbox = await account({ switches });
      furnish(sandbox);
      const objects = sandbox.objects(story.type).length;
      const resource = new Resource(new Run(sandbox, config), story.entity);

      await resource.up(story.first);
      expect(await resource.plan(story.first)).toBe("same");
      const { inputs, outputs } = resource;
      expect(await resource.in(new Run(sandbox, config)).refresh()).toBe(true);
      expect(resource.outputs).toEqual(outputs);
      // Else the engine writes its state once more for each of them, in the next update.
      expect(resource.inputs).toEqual(inputs);
      expect(await resource.plan(story.first)).toBe("same");

      const next = { ...story.first, ...story.next };
      sandbox.resetRequests();
      expect(await resource.up(next)).toBe("update");
      expect(written(sandbox)).toHaveLength(1);
      expect(await resource.plan(next)).toBe("same");
      const changed = resource.outputs;
      await resource.refresh();
      expect(resource.outputs).toEqual(changed);
      expect(await resource.plan(next)).toBe("same");

      sandbox.resetRequests();
      await resource.destroy();
      const kept = story.entity === "SipAccount";
      expect(written(sandbox).map(({ method }) => method)).toEqual(kept ? [] : ["DELETE"]);
      expect(sandbox.objects(story.type)).toHaveLength(objects);
    },
  );
});
