const swc = [
  "@swc/jest",
  {
    jsc: { target: "es2022", parser: { syntax: "typescript" } },
    module: { type: "commonjs" },
    sourceMaps: "inline",
  },
];

// Jest's module loader cannot require ES modules: the few that the client depends on are compiled on the way.
const esm = [
  "got",
  "@sindresorhus/is",
  "@szmarczak/http-timer",
  "byte-counter",
  "cacheable-lookup",
  "cacheable-request",
  "decompress-response",
  "form-data-encoder",
  "lowercase-keys",
  "mimic-response",
  "normalize-url",
  "p-cancelable",
  "responselike",
  "http2-wrapper",
  "keyv",
  "@keyv/serialize",
  "get-stream",
  "@sec-ant/readable-stream",
  "is-stream",
  "uint8array-extras",
];

const common = {
  rootDir: __dirname,
  testEnvironment: "node",
  transform: { "^.+\\.(ts|js|mjs)$": swc },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join("|")})/)`],
};

/** @type {import("jest").Config} */
module.exports = {
  projects: [
    {
      ...common,
      displayName: "unit",
      testMatch: [
        "<rootDir>/tests/{unit,api,sandbox,journal,lifecycle,cli,review,plugin,calls,map}/**/*.test.ts",
      ],
      globalSetup: "<rootDir>/tests/map/globalSetup.mjs",
    },
    {
      ...common,
      displayName: "engine",
      testMatch: ["<rootDir>/tests/engine/**/*.test.ts"],
      globalSetup: "<rootDir>/tests/engine/harness/globalSetup.mjs",
    },
  ],
};
