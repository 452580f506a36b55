import * as pulumi from "@pulumi/pulumi";
import type * as rows from "../provider/entities";
import type * as functions from "../provider/functions";

/** Makes the secrets of an entity's answers secret outputs, also those of the objects that they include. */
export function hiding(entity: rows.Entity): <T>(object: object) => T {
  const { secretNames, entityNamed } = require("../provider/entities") as typeof rows;
  const { includedName } = require("../provider/functions") as typeof functions;
  const secrets = secretNames(entity);
  const related = Object.entries(entity.relationships).map(
    ([name, { class: of }]) => [includedName(entity, name), of] as const,
  );
  return <T>(object: object) => {
    const values = object as Record<string, unknown>;
    for (const name of secrets) {
      if (values[name] !== undefined) values[name] = pulumi.secret(values[name]);
    }
    for (const [name, of] of related) {
      const included = values[name];
      if (typeof included === "object" && included !== null) hiding(entityNamed(of))(included);
    }
    return object as T;
  };
}
