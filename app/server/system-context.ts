/** The context of the running system: the real clock, real chance, and nobody asking. */
import { randomBytes } from "node:crypto";
import type { Store } from "#db/store/store.ts";
import type { Context } from "./context.ts";

export function systemContext(store: Store): Context {
  return {
    store,
    clock: () => new Date(),
    newId: () => randomBytes(16).toString("base64url"),
    viewer: null,
  };
}
