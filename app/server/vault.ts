/** The vault over the installation's secret: AES-256-GCM and HMAC-SHA-256, a key for each use. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { Vault } from "./context.ts";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function createVault(secret: string): Vault {
  const key = (use: string) => Buffer.from(hkdfSync("sha256", secret, "laurel", use, 32));
  const sealing = key("seal");
  const digesting = key("digest");
  return {
    seal(plain, bound) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", sealing, nonce);
      cipher.setAAD(Buffer.from(bound));
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
    },
    open(sealed, bound) {
      const bytes = Buffer.from(sealed, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", sealing, bytes.subarray(0, NONCE_BYTES));
      decipher.setAAD(Buffer.from(bound));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
    },
    digest: (text) => createHmac("sha256", digesting).update(text).digest("hex"),
  };
}
