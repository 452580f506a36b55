import type { Entity } from "../../../provider/entities";
import { code } from "./markdown";

/** The requests that a resource makes, and when. */
export function calls(entity: Entity): string[][] {
  const path = `/${entity.type}`;
  const list = code(`GET ${path}?filter[customer.id]=…`);
  if (entity.origin === "action") {
    return [
      ["created, or `triggers` changed", code(`POST ${path}`)],
      ["preview, refresh, delete", "none"],
    ];
  }
  const read = ["refresh", `${code(`GET ${path}/{id}`)}, or list pages where those are fewer requests`];
  const update = [
    "update",
    `${code(`PATCH ${path}/{id}`)} with what changed alone; a ${code("GET")} where the answer does not show what was sent`,
  ];
  const takeover = [
    "taken over with `import` or `adopt`, at preview too",
    `${code(`GET ${path}/{id}`)}, or list pages`,
  ];
  if (entity.origin === "existing") {
    const by = entity.lookup?.[1];
    return [
      [
        "taken over",
        `${code(`GET ${path}/{id}`)}, or ${code(`GET ${path}?filter[customer.id]=…&filter[${by}]=…`)}; a ${code(`PATCH ${path}/{id}`)} where something differs`,
      ],
      update,
      read,
      ["preview, delete", "none"],
    ];
  }
  const told = entity.idArgument !== undefined || entity.unique !== undefined;
  return [
    ["preview with nothing to take over", "none"],
    ["create", code(`POST ${path}`)],
    ...(told
      ? []
      : [
          [
            "before the first create under a customer that this run did not make",
            `${list}, once per customer: one that is exactly as declared stops the create, and a lost answer is told from what was there`,
          ],
        ]),
    ...(entity.adoptsDefault
      ? [
          [
            "create with `adoptDefault: true`",
            `${list} until it is there, then a ${code(`PATCH ${path}/{id}`)} where something differs`,
          ],
        ]
      : []),
    update,
    read,
    ["delete", `${code(`DELETE ${path}/{id}`)}; 404 is done`],
    [
      "after a run that was cut off, at preview too",
      `${code(`GET ${path}/{id}`)} of what it was about to change or delete, or a list where it was about to create`,
    ],
    takeover,
  ];
}
