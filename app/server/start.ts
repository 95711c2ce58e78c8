/** Opens what the running server holds, and makes each request's load context. */
import { randomBytes } from "node:crypto";
import { openStore } from "#db/store/open-store.ts";
import { type Env, readEnv } from "./env.ts";
import type { LoadContext } from "./load-context.ts";
import { systemContext } from "./system-context.ts";

export interface Application {
  readonly env: Env;
  loadContext(): LoadContext;
  close(): Promise<void>;
}

export async function startApplication(): Promise<Application> {
  const env = readEnv();
  const store = await openStore(env.DATABASE_URL, { exclusive: true });
  const context = systemContext(store, env);
  return {
    env,
    loadContext: () => ({
      context,
      nonce: randomBytes(16).toString("base64"),
      hasGallery: env.GALLERY === "on",
    }),
    close: () => store.close(),
  };
}
