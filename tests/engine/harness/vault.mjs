import { createServer } from "node:http";
import { text } from "node:stream/consumers";

const PREFIX = "vault:v1:";

/** Both in base64: https://developer.hashicorp.com/vault/api-docs/secret/transit */
const TRANSIT = {
  encrypt: ({ plaintext }) => ({ ciphertext: PREFIX + plaintext }),
  decrypt: ({ ciphertext }) => ({ plaintext: ciphertext.slice(PREFIX.length) }),
};

/**
 * What Pulumi asks of HashiCorp Vault: to encrypt and decrypt a stack's data key. Ends with the process.
 * @returns {Promise<{ url: string, key: string, encryptedKey: string }>} where it listens; the data key of all stacks, for
 * AES-256; the same as their settings hold it. Both keys in base64.
 */
export async function startVault() {
  const server = createServer(async (request, response) => {
    const [, operation] = /^\/v1\/transit\/(encrypt|decrypt)\//.exec(request.url) ?? [];
    response.setHeader("content-type", "application/json");
    if (operation)
      response.end(JSON.stringify({ data: TRANSIT[operation](JSON.parse(await text(request))) }));
    else response.writeHead(404).end(JSON.stringify({ errors: [] }));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  const key = Buffer.alloc(32, "engine tests").toString("base64");
  const encryptedKey = Buffer.from(PREFIX + key).toString("base64");
  return { url: `http://127.0.0.1:${server.address().port}`, key, encryptedKey };
}
