const { TestEnvironment } = require("jest-environment-node");

/** For a mutant that one test finds, the others of its file are not run. */
module.exports = class extends TestEnvironment {
  failed = false;

  handleTestEvent({ name, test }) {
    if (name === "test_done") this.failed ||= test.errors.length > 0;
    if (name === "test_start" && this.failed) test.mode = "skip";
  }
};
