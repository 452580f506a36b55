const { join } = require("node:path");
const { projects } = require("../../jest.config.cjs");

// The page's global setup is left out with its tests.
const { rootDir, transform, transformIgnorePatterns } = projects[0];

const asked = (process.env.MUTATION_TESTS ?? "").split(",").filter(Boolean);

/** They take the same ways as the others in many more forms, up to half a minute each. */
const SLOW = ["concurrent-creates", "forms", "front", "killed-\\w+", "late", "lost-answers"];

/** @type {import("jest").Config} */
module.exports = {
  rootDir,
  transform,
  transformIgnorePatterns,
  testMatch: asked.length
    ? asked.map((path) => `<rootDir>/${path.endsWith(".ts") ? path : `${path}/**/*.test.ts`}`)
    : [
        "<rootDir>/tests/{api,journal,lifecycle}/**/*.test.ts",
        "<rootDir>/tests/unit/{badArguments,decode,encode,frozenText,fuzz,journalSharing,kinds,manual,roundTrip}.test.ts",
      ],
  testPathIgnorePatterns: asked.length ? [] : [`/http/(${SLOW.join("|")})\\.test\\.ts$`],
  runner: join(__dirname, "runner.cjs"),
  testEnvironment: join(__dirname, "environment.cjs"),
  // A busy machine is no test that fails.
  testTimeout: 20_000,
};
