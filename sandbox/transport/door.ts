import type { AddressInfo } from "node:net";
import type { Login } from "./login";
import { createApiServer, type Service } from "./server";

/** One address at which the account answers, and who may log in there. */
export interface Door {
  /** Such as http://127.0.0.1:8080. */
  readonly url: string;
  /** In effect at once when changed. */
  readonly logins: Login[];
  close(): Promise<void>;
}

/** Opens a port of the loopback address; 0 takes any that is free. */
export async function openDoor(service: Service, port = 0): Promise<Door> {
  const account = { ...service.account };
  const server = createApiServer({ ...service, account });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(taken ? new Error(`Port ${port} of 127.0.0.1 is in use: choose another one.`) : error);
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  // The links of an answer point to the door at which it was asked for.
  account.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: account.url,
    logins: service.logins,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
