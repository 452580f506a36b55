const { PolicyPack } = require("@pulumi/policy");
const { policies } = require("pulumi-telecom-center/policies");

// Levels other than the policies' own; rules of yours go into the same list.
new PolicyPack("telecom-center", { policies: policies() });
