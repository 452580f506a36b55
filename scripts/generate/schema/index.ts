import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GO_MODULE } from "../../../cli/languages";
import { entities, listed } from "../../../provider/entities";
import { PACKAGE, TOKENS } from "../../../provider/plugin/protocol/tokens";
import { functionSpecs, functionTypes } from "./functions";
import { settingSpecs } from "./provider";
import { resourceSpec } from "./resources";
import { choicesOf, typeToken } from "./types";

const root = join(__dirname, "..", "..", "..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  description: string;
  license: string;
};

/** The schema of the Pulumi package, from which the SDKs of all languages are made; its version comes in at run time. */
export function schema(): object {
  const settings = settingSpecs();
  return {
    name: PACKAGE,
    displayName: "telecom.center",
    description: manifest.description,
    license: manifest.license,
    keywords: ["pulumi", "telecom.center", "kind/native", "category/infrastructure"],
    language: languages(),
    config: { variables: settings },
    types: { ...enums(), ...Object.assign({}, ...listed.map(functionTypes)) },
    provider: {
      description: "An account of the Operator API, for the resources and functions that name it.",
      inputProperties: settings,
    },
    resources: Object.fromEntries(entities.map((entity) => [TOKENS.class(entity), resourceSpec(entity)])),
    functions: Object.assign({}, ...listed.map(functionSpecs)),
  };
}

function enums(): Record<string, object> {
  const attributes = entities.flatMap((entity) => Object.values(entity.attributes));
  const chosen = attributes.flatMap((attribute) => choicesOf(attribute) ?? []);
  return Object.fromEntries(
    chosen.map(({ name, doc, values }) => {
      const members = values.map((value) => ({ name: memberName(value), value }));
      return [typeToken(name), { type: "string", description: doc, enum: members }];
    }),
  );
}

/** `operator_customer` is `OperatorCustomer`, and `IPv4_only` is `IPv4Only`. */
const memberName = (choice: string) =>
  choice
    .split("_")
    .map((word) =>
      word === word.toUpperCase() && word.length > 2 ? word[0] + word.slice(1).toLowerCase() : word,
    )
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join("");

function languages(): object {
  return {
    csharp: {
      namespaces: { [PACKAGE]: "TelecomCenter" },
      packageReferences: { Pulumi: "3.*" },
      respectSchemaVersion: true,
    },
    go: {
      importBasePath: GO_MODULE,
      rootPackageName: "telecomcenter",
      generateResourceContainerTypes: true,
      respectSchemaVersion: true,
    },
    nodejs: { packageName: "pulumi-telecom-center-sdk", respectSchemaVersion: true },
    python: {
      packageName: "pulumi_telecom_center",
      pyproject: { enabled: true },
      respectSchemaVersion: true,
    },
  };
}
