import type { MapCustomer } from "../../../map";
import { NO_REWRITING } from "../support";

/** A made-up customer with two trunks, ten numbers, three gateways and five routes; one object in ten is out of use. */
export function madeUp(index: number, name = `Customer ${index}`): MapCustomer {
  const id = String(1_000_000 + index);
  const gateways = ["london", "paris", "spare"].map((city, at) => ({
    ...{ id: `${id}-g${at}`, name: city, host: `sip-${city}-${index}.example.net`, port: 5060 + at },
    rewriting: NO_REWRITING,
  }));
  return {
    ...{ id, name, mode: "operator", accounts: [], limits: [] },
    trunks: [0, 1].map((at) => ({
      id: `${id}-t${at}`,
      name: `trunk ${at}`,
      domain: `c${index}-${at}.sip.example.net`,
    })),
    numbers: Array.from({ length: 10 }, (_, at) => ({
      ...{
        id: `${id}-n${at}`,
        number: `4420${String(index).padStart(5, "0")}${String(at).padStart(2, "0")}`,
      },
      enabled: at < 9,
    })),
    gateways,
    routes: ["", "33", "44", "4420", "7"].map((to, at) => ({
      ...{ id: `${id}-r${at}`, name: `route ${to || "world"}`, to, from: at === 4 ? "1212" : "" },
      ...{ gatewayId: gateways[at % 2]!.id, rewriting: NO_REWRITING },
    })),
  };
}

/** Names as customers have them, and as some try to have them. */
export const NAMES = [
  "Zürich Telefonie GmbH",
  "Äpfel & Söhne Telekommunikationsdienstleistungsgesellschaft",
  "Žalgirio ryšiai",
  "Čiurlionis UAB",
  "Рога и копыта",
  "Ābols SIA",
  "<img src=x onerror=alert(1)>",
  "</script><script>alert(1)</script>",
  "Apple Ltd",
];
