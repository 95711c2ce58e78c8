/** The context of the running system: the real clock, real chance, and nobody asking. */
import { randomBytes } from "node:crypto";
import type { Store } from "#db/store/store.ts";
import type { Context } from "./context.ts";
import type { Env } from "./env.ts";
import { openFolder } from "./files.ts";
import { createVault } from "./vault.ts";

export function systemContext(store: Store, env: Env): Context {
  return {
    store,
    clock: () => new Date(),
    newId: () => randomBytes(16).toString("base64url"),
    viewer: null,
    baseUrl: env.BASE_URL,
    vault: createVault(env.LAUREL_SECRET),
    files: openFolder(env.FILES_DIR),
  };
}
