import { inForm, PLUGIN } from "../lifecycle/http/adapters";

/**
 * The lifecycle's stories that say what a resource of either form does; the others differ in what stands below both, and so do
 * the rows of their long tables, of which each kind is tried once (`tried`).
 */
const STORIES = [
  "answers",
  "forms",
  "journals",
  "killed-creates",
  "killed-deletions",
  "killed-families",
  "killed-replacements",
  "killed-updates",
  "lost-answers",
  "other-account",
  "ownership",
  "refresh",
  "refusals",
  "removed",
  "states",
  "takeover",
] as const;

inForm(PLUGIN);

describe.each(STORIES)("resources of the plugin: %s", (story) => {
  require(`../lifecycle/http/${story}.test`);
});
