const body = (type, attributes, relationships = {}, id = undefined) => ({
  data: { type, id, attributes, relationships },
});
const link = (type, id) => ({ data: { type, id } });

/** The resources of customers.tf, with one of its own for every object. */
export function writtenOut(customers, { changed }) {
  const resource = {};
  const object = (name, path, data) => {
    resource[name] = { path, data: JSON.stringify(data) };
  };
  for (let n = 0; n < customers; n += 1) {
    const id = String(500000 + n);
    const customer = { customer: link("customers", id) };
    const limit = changed && n === 0 ? 11 : 10;
    object(
      `c${n}`,
      "/customers",
      body("customers", { name: `Customer ${n}`, capacity_limit: limit }, undefined, id),
    );
    object(
      `t${n}`,
      "/incoming_trunks",
      body("incoming_trunks", { name: "From DIDWW", codecs: ["PCMU", "PCMA"] }, customer),
    );
    for (const d of [0, 1]) {
      object(
        `d${n}x${d}`,
        "/available_did_numbers",
        body("available_did_numbers", { number: String(12130000000 + n * 2 + d) }, customer),
      );
    }
    object(
      `g${n}`,
      "/termination_gateways",
      body("termination_gateways", { name: "pbx", host: "a.example.net", port: 5080 }, customer),
    );
    const gateway = link("termination_gateways", `\${restapi_object.g${n}.id}`);
    object(
      `r${n}`,
      "/termination_routes",
      body("termination_routes", { name: "uk", dst_prefix: "44" }, { ...customer, gateway }),
    );
    for (const name of [`t${n}`, `d${n}x0`, `d${n}x1`, `g${n}`, `r${n}`])
      resource[name].depends_on = [`restapi_object.c${n}`];
  }
  return { resource: { restapi_object: resource } };
}
